import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { scratchFolder } from "../../bin/scratch.mjs";

const run = (command: string, ...argv: string[]): void => {
  execFileSync(command, argv, { stdio: ["ignore", "ignore", "pipe"] });
};

/**
 * A disk inside a file. The file holds only what the kernel has written to "the disk", so a copy of
 * it is what a power cut would leave.
 */
export class PowerDisk {
  readonly home = mkdtempSync(join(scratchFolder(), "obelus-power-"));
  #mounted: string[] = [];

  constructor(megabytes: number) {
    // A database server may run as another account.
    chmodSync(this.home, 0o755);
    run("truncate", "-s", `${megabytes}M`, this.#image("disk"));
    run("mkfs.ext4", "-q", "-F", this.#image("disk"));
  }

  #image(name: string): string {
    return join(this.home, `${name}.img`);
  }

  /** Mounts a disk and returns the folder on it. */
  mount(name: string): string {
    const folder = join(this.home, name);
    mkdirSync(folder, { recursive: true });
    run("mount", "-o", "loop", this.#image(name), folder);
    this.#mounted.push(folder);
    return folder;
  }

  unmount(folder: string): void {
    run("umount", folder);
    this.#mounted = this.#mounted.filter((other) => other !== folder);
  }

  /** Copies what is on the disk at this moment, without what is still in memory. */
  cut(from: string, to: string): void {
    run("cp", "--sparse=always", this.#image(from), this.#image(to));
  }

  /** Takes all room that other accounts than root have on a disk; answers how to give it back. */
  fill(folder: string): () => void {
    const { bavail, bsize } = statfsSync(folder);
    const reserve = join(folder, "reserve");
    run("fallocate", "-l", String(bavail * bsize), reserve);
    return () => rmSync(reserve);
  }

  /** Flushes everything that is still in memory. */
  flush(folder: string): void {
    run("sync", "-f", folder);
  }

  remove(): void {
    for (const folder of [...this.#mounted].reverse()) this.unmount(folder);
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** Why no disk can be mounted here, or undefined if one can. */
export function whyNoPowerDisk(): string | undefined {
  let disk: PowerDisk | undefined;
  try {
    disk = new PowerDisk(8);
    disk.mount("disk");
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  } finally {
    disk?.remove();
  }
}
