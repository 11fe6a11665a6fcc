/** A child that does as it is told: answers, dies, hangs. */
import { serveTasks } from "../../../src/pdf/serve-tasks.ts";

serveTasks((task: { readonly order: string; readonly value: string }) => {
  if (task.order === "panic") {
    process.stderr.write(
      "thread '<unnamed>' panicked at layout.rs:1:1:\nno such glyph\nnote: run with RUST_BACKTRACE=1\n",
    );
    process.abort();
  }
  if (task.order === "hang") for (;;);
  return `${task.value} by ${process.pid}`;
});
