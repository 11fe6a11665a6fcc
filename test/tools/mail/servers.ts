/**
 * Debian's Postfix and Dovecot on loopback, with folders, ports and a certificate of their own.
 *
 * Postfix takes letters from who logs in over TLS, gives each to its reader's mailbox and a copy to the journal;
 * letters to nobody come back to their return address. Dovecot keeps the mailboxes and shows them over IMAP.
 * Needs root, as Postfix does.
 *
 * Source: postconf(5), master(5); doc.dovecot.org/2.3/configuration_manual
 */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";

export const DOMAIN = "example.org";
export const PASSWORD = "hemligt lösenord";

export interface MailServers {
  readonly smtp: number;
  readonly imap: number;
  /** PEM of the authority that signed the servers' certificate. */
  readonly certificate: string;
  /** Maildirs, by the part of the address before the `@`. */
  readonly mailboxes: string;
  stop(): void;
}

/** @param users parts of addresses before the `@` that have a mailbox */
export async function startMailServers(folder: string, users: readonly string[]): Promise<MailServers> {
  const ports = await freePorts(4);
  const [smtp = 0, imap = 0, lmtp = 0, login = 0] = ports;
  const at = (name: string) => join(folder, name);
  for (const name of ["postfix", "queue", "data", "dovecot", "mail"])
    mkdirSync(at(name), { recursive: true });
  for (const name of [".", "queue", "mail"]) chmodSync(at(name), 0o755);
  execFileSync("chown", ["postfix", at("data")]);
  execFileSync("chown", ["mail", at("mail")]);
  makeCertificate(folder);
  const lines = users.map((user) => `${user}:{PLAIN}${PASSWORD}:::::`);
  writeFileSync(at("users"), `${lines.join("\n")}\n`);
  writeFileSync(at("dovecot.conf"), dovecotConfig(folder, { imap, lmtp, login }));
  writeFileSync(at("postfix/main.cf"), mainConfig(folder, { lmtp, login }));
  writeFileSync(at("postfix/master.cf"), masterConfig(smtp));
  execFileSync("dovecot", ["-c", at("dovecot.conf")], { stdio: "ignore" });
  execFileSync("postfix", ["-c", at("postfix"), "start"], { stdio: "ignore" });
  return {
    ...{ smtp, imap, certificate: at("certificate.pem"), mailboxes: at("mail") },
    stop() {
      execFileSync("postfix", ["-c", at("postfix"), "stop"], { stdio: "ignore" });
      execFileSync("doveadm", ["-c", at("dovecot.conf"), "stop"], { stdio: "ignore" });
    },
  };
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

function makeCertificate(folder: string): void {
  const names = "subjectAltName=DNS:localhost,IP:127.0.0.1";
  const files = ["-keyout", join(folder, "key.pem"), "-out", join(folder, "certificate.pem")];
  const kind = ["-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", names];
  execFileSync("openssl", ["req", "-x509", ...kind, ...files], { stdio: "ignore" });
}

function mainConfig(folder: string, { lmtp, login }: { lmtp: number; login: number }): string {
  return `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file_prefixes = ${folder}
maillog_file = ${folder}/postfix.log
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.${DOMAIN}
mydestination =
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = ${DOMAIN}
virtual_mailbox_maps = static:all
virtual_transport = lmtp:inet:127.0.0.1:${lmtp}
recipient_delimiter = +
always_bcc = journal@${DOMAIN}
smtputf8_enable = yes
smtpd_tls_security_level = encrypt
smtpd_tls_cert_file = ${folder}/certificate.pem
smtpd_tls_key_file = ${folder}/key.pem
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:${login}
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
`;
}

/** Each service: name, type, private, unprivileged, chroot, wakeup, processes, program. */
function masterConfig(port: number): string {
  const rows = [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    "cleanup unix n - n - 0 cleanup",
    "qmgr unix n - n 300 1 qmgr",
    "tlsmgr unix - - n 1000? 1 tlsmgr",
    "rewrite unix - - n - - trivial-rewrite",
    "bounce unix - - n - 0 bounce",
    "defer unix - - n - 0 bounce",
    "trace unix - - n - 0 bounce",
    "verify unix - - n - 1 verify",
    "proxymap unix - - n - - proxymap",
    "lmtp unix - - n - - lmtp",
    "smtp unix - - n - - smtp",
    "error unix - - n - - error",
    "retry unix - - n - - error",
    "anvil unix - - n - 1 anvil",
    "scache unix - - n - 1 scache",
    "postlog unix-dgram n - n - 1 postlogd",
  ];
  return `${rows.join("\n")}\n`;
}

function dovecotConfig(
  folder: string,
  { imap, lmtp, login }: { imap: number; lmtp: number; login: number },
): string {
  return `base_dir = ${folder}/dovecot
state_dir = ${folder}/dovecot
log_path = ${folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = required
ssl_cert = <${folder}/certificate.pem
ssl_key = <${folder}/key.pem
auth_mechanisms = plain login
auth_username_format = %n
recipient_delimiter = +
mail_location = maildir:${folder}/mail/%n
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = username_format=%n ${folder}/users
}
userdb {
  driver = passwd-file
  args = username_format=%n ${folder}/users
  default_fields = uid=mail gid=mail home=${folder}/mail/%n
}
service imap-login {
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = ${imap}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtp}
  }
}
service auth {
  inet_listener {
    address = 127.0.0.1
    port = ${login}
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
`;
}
