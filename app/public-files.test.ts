import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { metadata, viewport } from "./layout";

interface Icon {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
}

const manifest = JSON.parse(readFileSync("public/site.webmanifest", "utf8")) as {
  readonly name: string;
  readonly description: string;
  readonly background_color: string;
  readonly theme_color: string;
  readonly icons: readonly Icon[];
};
const [light, dark] = [
  ...readFileSync("app/tokens.css", "utf8").matchAll(/--paper: (#[0-9a-f]+)/g),
].map(([, colour]) => colour);

/** Width and height in the header of a PNG. */
function sizeOf(file: string): string {
  const bytes = readFileSync(file);
  expect(bytes.toString("latin1", 1, 4)).toBe("PNG");
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

test("the manifest says the name and the description that the pages say", () => {
  expect(metadata.title).toMatchObject({ default: manifest.name });
  expect(metadata.description).toBe(manifest.description);
});

test("the frame of a browser has the colour of the paper", () => {
  expect(manifest).toMatchObject({ background_color: light, theme_color: light });
  expect(viewport.themeColor).toEqual([
    { media: "(prefers-color-scheme: light)", color: light },
    { media: "(prefers-color-scheme: dark)", color: dark },
  ]);
});

test("each icon has the size that is said of it", () => {
  const pngs = manifest.icons.filter(({ type }) => type === "image/png");
  for (const { src, sizes } of pngs) expect(sizeOf(`public${src}`), src).toBe(sizes);
  expect(new Set(pngs.map(({ sizes }) => sizes))).toEqual(new Set(["192x192", "512x512"]));
  expect(sizeOf("public/apple-touch-icon.png")).toBe("180x180");
});

test("no robot is welcome", () => {
  expect(readFileSync("public/robots.txt", "utf8")).toBe("User-agent: *\nDisallow: /\n");
});
