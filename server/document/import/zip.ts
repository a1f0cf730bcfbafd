import { Inflate } from "fflate";
import { reason, type Reason } from "@/lib/reason";

/** A file in an archive, as the archive's directory describes it. */
export interface ZipEntry {
  /** With slashes between folders; not checked. */
  readonly name: string;
  readonly packed: number;
  readonly size: number;
  readonly isEncrypted: boolean;
  readonly method: number;
  /** Where its local header begins, in bytes. */
  readonly at: number;
}

/** The most entries of an archive; books with pictures have some thousands. */
const MAX_ENTRIES = 20_000;
/** The most bytes that are unpacked of one archive, over all its entries. */
const MAX_UNPACKED = 200_000_000;
/** Deflate packs at most about 1 : 1030; a text packs 1 : 3 to 1 : 20. */
const MAX_RATIO = 200;
/** Small entries may be packed better than that: a table of nothing but zeros. */
const SMALL = 1_000_000;

/** Why an archive is not read. */
export class ZipRefusal extends Error {
  constructor(readonly reason: Reason) {
    super(reason.key);
  }
}

/**
 * The entries in the directory at the end of a zip archive (PKWARE APPNOTE 4.3), or null when there
 * is none. Nothing is unpacked. ZIP64 is not read: such archives are larger than any text.
 */
export function entriesOf(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end < 0) return null;
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) throw new ZipRefusal(reason("Refusals.file.tooManyParts"));
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return null;
    const flags = view.getUint16(at + 8, true);
    const [nameLength, extra, comment] = [28, 30, 32].map((of) => view.getUint16(at + of, true));
    const name = bytes.subarray(at + 46, at + 46 + (nameLength ?? 0));
    entries.push({
      name: new TextDecoder().decode(name).replaceAll("\\", "/"),
      isEncrypted: (flags & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

/** A comment of up to 65,535 bytes may follow the end of the directory. */
function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return -1;
}

/**
 * Reads single files of an archive, never all at once. What the archive says of its sizes is not
 * believed: an entry that unpacks to more than was announced is refused as soon as it does. Entries
 * that overlap can not add up to more than the limit, since every byte counts.
 */
export class Zip {
  readonly entries: readonly ZipEntry[];
  private readonly byName = new Map<string, ZipEntry>();
  private unpacked = 0;

  /** @throws ZipRefusal for what is damaged, encrypted or a bomb, also from its methods. */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly most = MAX_UNPACKED,
  ) {
    const entries = entriesOf(bytes);
    if (!entries) throw damaged();
    this.entries = entries.filter(({ name }) => !name.endsWith("/"));
    for (const entry of this.entries) {
      if (isOutside(entry.name)) throw new ZipRefusal(reason("Refusals.file.outsideName"));
      // The first of a name is the one that programs show.
      if (!this.byName.has(entry.name)) this.byName.set(entry.name, entry);
    }
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  /** The bytes of a file, or undefined when there is none of this name. */
  read(name: string): Uint8Array | undefined {
    const entry = this.byName.get(name);
    return entry && this.unpack(entry);
  }

  private unpack({ at, isEncrypted, method, packed, size }: ZipEntry): Uint8Array {
    if (isEncrypted) throw new ZipRefusal(reason("Refusals.file.encrypted"));
    this.unpacked += size;
    const isBomb = size > SMALL && size > packed * MAX_RATIO;
    if (isBomb || this.unpacked > this.most) {
      throw new ZipRefusal(reason("Refusals.file.bomb"));
    }
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    if (at + 30 > this.bytes.length || view.getUint32(at, true) !== 0x04034b50) throw damaged();
    const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const data = this.bytes.subarray(from, from + packed);
    if (data.length < packed) throw damaged();
    if (method === 0) return data;
    if (method !== 8) throw damaged();
    return inflated(data, size);
  }
}

/** Packed bytes that are unpacked at once; they give at most sixteen megabytes. */
const AT_ONCE = 16_384;

function inflated(data: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length > size) throw new ZipRefusal(reason("Refusals.file.bomb"));
    out.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < data.length; at += AT_ONCE) {
      inflate.push(data.subarray(at, at + AT_ONCE), at + AT_ONCE >= data.length);
    }
  } catch (error) {
    if (error instanceof ZipRefusal) throw error;
    throw damaged();
  }
  if (length !== size) throw damaged();
  return out;
}

const damaged = () => new ZipRefusal(reason("Refusals.file.damaged"));

/** Whether a name leads out of the archive. */
function isOutside(name: string): boolean {
  return /^(?:\/|[A-Za-z]:)|(?:^|\/)\.\.(?:\/|$)|\0/.test(name);
}
