/**
 * The child's side of a pool: tasks one after another, as they come.
 *
 * A task may wait here while another is done. An answer is handed over whole before the next task begins: a crash of
 * that one then costs no answer, and none waits for it in a pipe that is full.
 */
export function serveTasks<Task, Answer extends object | string>(
  answer: (task: Task) => Answer | Promise<Answer>,
): void {
  const waiting: Task[] = [];
  let isBusy = false;
  const next = async () => {
    const task = waiting.shift();
    isBusy = task !== undefined;
    if (task !== undefined) process.send?.(await answer(task), undefined, undefined, next);
  };
  process.on("message", (task: Task) => {
    waiting.push(task);
    if (!isBusy) void next();
  });
}
