// Bundles the behaviours of the interface into a folder: `node tools/bundle.mjs FOLDER`. The build of the program runs it.
import { build } from "esbuild";

const folder = process.argv[2];
if (!folder) throw new Error("name the folder to write to");

await build({
  entryPoints: { search: "assets/ts/search.ts", passkey: "assets/ts/passkey.ts", map: "assets/ts/map.ts" },
  outdir: folder,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2020", "firefox78", "safari14.1"],
  // Pictures that a style sheet names are none of ours: the map draws its own marks.
  loader: { ".png": "empty" },
  legalComments: "eof",
  logLevel: "warning",
});
