import { expect, test } from "vitest";
import { findFile } from "../../src/records/record-files.ts";

const files = (...paths: string[]) => ({ exists: (path: string) => paths.includes(path) });

test("a file is looked for beside the record, then from the workspace's root", () => {
  const record = "decisions/2022/22RS8941.yaml";
  const both = files("decisions/2022/bilagor/plan.pdf", "bilagor/plan.pdf");
  expect(findFile("bilagor/plan.pdf", record, both)).toBe("decisions/2022/bilagor/plan.pdf");
  expect(findFile("bilagor/plan.pdf", record, files("bilagor/plan.pdf"))).toBe("bilagor/plan.pdf");
  expect(findFile("bilagor/plan.pdf", record, files("plan.pdf"))).toBeUndefined();
});

test("a record at the root has its files there", () => {
  expect(findFile("plan.pdf", "matter.yaml", files("plan.pdf"))).toBe("plan.pdf");
});
