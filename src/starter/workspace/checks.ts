/**
 * What checks a workspace where nobody has to remember it: a hook of git before each commit, and a workflow of
 * GitHub, which others can be written after.
 *
 * Source: githooks(5) pre-commit; git-checkout-index(1)
 */
import type { SourceFile } from "../../workspace/workspace.ts";

const hook = `#!/bin/sh
# Checks what is about to be committed: every record and template, and that no sealed record is changed.
# Switch it on once in each clone:  git config core.hooksPath .kansli/hooks
set -eu

# What is committed is the index, not what happens to lie in the folder.
checked="$(mktemp -d)"
trap 'rm -rf "$checked"' EXIT
git checkout-index --all --prefix="$checked/"

command -v kansli >/dev/null || { echo "pre-commit: there is no kansli to check with" >&2; exit 1; }
git ls-files -- kansli.yaml '*/kansli.yaml' | while IFS= read -r config; do
  GIT_DIR="$(git rev-parse --absolute-git-dir)" GIT_WORK_TREE="$checked" \\
    kansli -C "$checked/$(dirname "$config")" validate
done
`;

export const hookFile: SourceFile = {
  path: ".kansli/hooks/pre-commit",
  bytes: new TextEncoder().encode(hook),
  executable: true,
};

export const workflow = `# Checks every change: records, templates, and that no sealed record is changed.
name: kansli
on: [push, pull_request]
jobs:
  validate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # the whole history: papers name their commits, and seals are held against it
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - run: npx --yes kansli validate --report github
`;
