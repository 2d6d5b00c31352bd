// Qt does not load woff2. Usage: node woff2_to_ttf.mjs <node_modules> <in.woff2> <out.ttf> ...
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, ...pairs] = process.argv.slice(2);
const encoder = pathToFileURL(join(modules, "woff2-encoder", "dist", "decompress.js"));
const { default: decompress } = await import(encoder);
for (let i = 0; i < pairs.length; i += 2) {
  await writeFile(pairs[i + 1], await decompress(await readFile(pairs[i])));
}
