import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { expect, test } from "vitest";

interface Service {
  readonly build?: { readonly context?: string; readonly dockerfile?: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const fileOf = (name: string) => readFileSync(join("deploy", name), "utf8");
const compose = () => parse(fileOf("compose.yaml"), { merge: true }) as Compose;

/** The settings that the README names. */
function settings(): Set<string> {
  const rows = readFileSync("README.md", "utf8").match(/^\| `[A-Z].*$/gm) ?? [];
  return new Set(rows.flatMap((row) => row.split("|")[1]?.match(/[A-Z][A-Z_]+/g) ?? []));
}

test("the README's table of settings is found", () => {
  for (const name of ["PORT", "HOST", "DATABASE_URL", "DATABASE_READ_URL", "OIDC_NAME"]) {
    expect(settings()).toContain(name);
  }
});

test("every setting that the files make for Obelus is one of the README's", () => {
  const inCompose = Object.entries(compose().services).flatMap(([name, { environment }]) =>
    name.startsWith("obelus-") ? Object.keys(environment ?? {}) : [],
  );
  const inEnv = [...fileOf("obelus.env").matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name]) => name);
  const inService = [...fileOf("obelus@.service").matchAll(/^Environment=(.*)$/gm)].flatMap(
    ([, line = ""]) => [...line.matchAll(/([A-Z_]+)=/g)].map(([, name]) => name),
  );
  // The image of Node reads the first.
  const inImage = [...fileOf("Dockerfile").matchAll(/([A-Z_]+)=/g)].map(([, name]) => name);
  for (const names of [inCompose, inEnv, inService, inImage]) expect(names).not.toEqual([]);
  const used = [...inCompose, ...inEnv, ...inService, ...inImage].filter((n) => n !== "NODE_ENV");
  expect(used.filter((name) => name === undefined || !settings().has(name))).toEqual([]);
});

test("compose mounts and builds from files that are there, and depends on services it has", () => {
  const { services, volumes } = compose();
  expect(Object.keys(services)).toEqual(
    expect.arrayContaining(["obelus-1", "obelus-2", "nginx", "pgbouncer", "database", "replica"]),
  );
  for (const [name, service] of Object.entries(services)) {
    const { context, dockerfile } = service.build ?? {};
    if (context && dockerfile) {
      expect(existsSync(join("deploy", context, dockerfile)), `${name} builds`).toBe(true);
    }
    for (const volume of service.volumes ?? []) {
      const [source = ""] = volume.split(":");
      const isThere = source.startsWith(".")
        ? existsSync(join("deploy", source))
        : source in volumes;
      expect(isThere, `${name} mounts ${source}`).toBe(true);
    }
    const needed = service.depends_on ?? [];
    for (const other of Array.isArray(needed) ? needed : Object.keys(needed)) {
      expect(services, `${name} depends on ${String(other)}`).toHaveProperty(String(other));
    }
  }
});

test("docs/scaling.md names every file, and each that it names is there", () => {
  const text = readFileSync("docs/scaling.md", "utf8");
  const named = [...text.matchAll(/\]\(\.\.\/deploy\/([^)]+)\)/g)].map(([, name = ""]) => name);
  expect(named).toEqual(
    expect.arrayContaining(["nginx.conf", "pgbouncer.ini", "compose.yaml", "obelus.env"]),
  );
  for (const name of named) expect(existsSync(join("deploy", name)), name).toBe(true);
});
