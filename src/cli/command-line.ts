/**
 * The commands and their options, as the user types them.
 *
 * A command's own code is loaded when it is called, and with it the packages that it needs.
 */
import type { Command } from "commander";
import type { Finish } from "./command-line/arguments.ts";
import { addDiff, addHistory, addImport, addSeal, addVerify } from "./command-line/history.ts";
import { addSend, addSent } from "./command-line/mail.ts";
import { addBuild, addConvert, addPack, addWatch } from "./command-line/papers.ts";
import { addFields, addInit, addNew, addSchema, addValidate } from "./command-line/workspace.ts";
import type { Io } from "./io.ts";

export function addCommands(program: Command, io: Io, finish: Finish): void {
  addInit(program, io, finish);
  addNew(program, io, finish);
  addValidate(program, io, finish);
  addBuild(program, io, finish);
  addWatch(program, io, finish);
  addPack(program, io, finish);
  addSchema(program, io, finish);
  addConvert(program, io, finish);
  addFields(program, io, finish);
  addVerify(program, io, finish);
  addSeal(program, io, finish);
  addHistory(program, io, finish);
  addDiff(program, io, finish);
  addImport(program, io, finish);
  addSend(program, io, finish);
  addSent(program, io, finish);
}
