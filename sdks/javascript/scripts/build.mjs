// Builds dist: ES modules with their types, and one bundled file for pages that have no bundler.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL("..", import.meta.url));
rmSync(here + "dist", { recursive: true, force: true });
execFileSync(process.execPath, [here + "node_modules/typescript/bin/tsc", "-p", here], { stdio: "inherit" });
await build({
  entryPoints: [here + "dist/index.js"],
  outfile: here + "dist/browser/videoconf-sdk.js",
  bundle: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  minify: true,
  legalComments: "inline",
});
