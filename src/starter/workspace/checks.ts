/**
 * What checks a workspace where nobody has to remember it: a hook of git before each commit, and a workflow of
 * GitHub, which others can be written after. Both run Kansli through one small program, which looks for it.
 *
 * Source: githooks(5) pre-commit; git-checkout-index(1); npx(1)
 */
import type { Language } from "../../values/language.ts";
import type { SourceFile } from "../../workspace/workspace.ts";

const FINDER = ".kansli/kansli";

const notFound: Readonly<Record<Language, string>> = {
  sv: "Kansli finns inte här. Installera det, ange det med git config kansli.command, eller lägg kansli.tgz i .kansli/.",
  en: "Kansli is not here. Install it, name it with git config kansli.command, or put kansli.tgz into .kansli/.",
};

const finder = (language: Language) => `#!/bin/sh
# Runs Kansli, wherever it is:  sh .kansli/kansli validate
#  1. what git config kansli.command says, e.g.  git config kansli.command "node ~/kansli/dist/cli/bin.js"
#  2. the kansli that is installed
#  3. kansli.tgz beside this file, which npm pack makes in Kansli's own folder: for CI, and for keeping the version
set -eu
if command="$(git config kansli.command)"; then exec sh -c "$command \\"\\$@\\"" kansli "$@"; fi
if command -v kansli >/dev/null; then exec kansli "$@"; fi
package="$(cd "$(dirname "$0")" && pwd)/kansli.tgz"
if [ -f "$package" ]; then exec npx --yes --package "$package" kansli "$@"; fi
echo "${notFound[language]}" >&2
exit 1
`;

const hook = `#!/bin/sh
# Checks what is about to be committed: every record and template, and that no sealed record is changed.
# Switch it on once in each clone:  git config core.hooksPath .kansli/hooks
set -eu
kansli="$(cd "$(dirname "$0")/.." && pwd)/kansli"

# What is committed is the index, not what happens to lie in the folder.
checked="$(mktemp -d)"
trap 'rm -rf "$checked"' EXIT
git checkout-index --all --prefix="$checked/"

git -c core.quotePath=false ls-files -- kansli.yaml '*/kansli.yaml' | while IFS= read -r config; do
  GIT_DIR="$(git rev-parse --absolute-git-dir)" GIT_WORK_TREE="$checked" \\
    sh "$kansli" -C "$checked/$(dirname "$config")" validate
done
`;

/** @param language of what they say when there is no Kansli */
export function checkPrograms(language: Language): SourceFile[] {
  const programs = { [FINDER]: finder(language), ".kansli/hooks/pre-commit": hook };
  return Object.entries(programs).map(([path, text]) => ({
    path,
    bytes: new TextEncoder().encode(text),
    executable: true,
  }));
}

export const workflow = `# Checks every change: records, templates, and that no sealed record is changed.
# Kansli itself is ${FINDER}.tgz here: what npm pack makes in Kansli's own folder, under that name.
name: kansli
on: [push, pull_request]
jobs:
  validate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # the whole history: papers name their commits, and seals are held against it
          lfs: true
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - run: sh ${FINDER} validate --report github
`;
