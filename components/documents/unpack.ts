import { isTextLike } from "./accepted";

/** The most files of an archive, and the most bytes they may have together. */
const MAX_FILES = 1_000;
const MAX_BYTES = 200_000_000;

interface Unpacked {
  readonly files: readonly File[];
  /** Names that were passed over: no texts, or more than one archive may have. */
  readonly passedOver: readonly string[];
}

/**
 * The files that were chosen or dropped, archives unpacked. An archive that can not be read is
 * among them itself, and the server says what is wrong with it.
 */
export async function unpackAll(chosen: readonly File[]): Promise<Unpacked> {
  const files: File[] = [];
  const passedOver: string[] = [];
  for (const file of chosen) {
    const unpacked = /\.zip$/i.test(file.name) ? await unpack(file) : null;
    files.push(...(unpacked?.files ?? [file]));
    passedOver.push(...(unpacked?.passedOver ?? []));
  }
  return { files, passedOver };
}

/**
 * The files of a zip archive, without folders and what programs add for themselves. Null when it can
 * not be read. The library is fetched when the first archive comes.
 */
async function unpack(archive: File): Promise<Unpacked | null> {
  const { unzip } = await import("fflate");
  const bytes = new Uint8Array(await archive.arrayBuffer());
  const passedOver: string[] = [];
  let count = 0;
  let length = 0;
  return new Promise((resolve) => {
    unzip(
      bytes,
      {
        filter({ name, originalSize }) {
          if (name.endsWith("/") || /(?:^|\/)(?:__MACOSX\/|\.)/.test(name)) return false;
          const fits = count < MAX_FILES && length + originalSize <= MAX_BYTES;
          if (!fits || !isTextLike(name)) {
            passedOver.push(name);
            return false;
          }
          count++;
          length += originalSize;
          return true;
        },
      },
      (error, entries) => {
        if (error) return resolve(null);
        const files = Object.entries(entries).map(
          ([name, content]) => new File([content as BlobPart], name.replace(/^.*\//, "")),
        );
        resolve({ files, passedOver });
      },
    );
  });
}
