import { publicUrl } from "@/server/http/public-url";

export interface ListenSettings {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** OBELUS_URL was given: people reach this server under that name, perhaps through a proxy. */
  readonly hasPublicUrl: boolean;
}

/** Reads HOST, PORT and OBELUS_URL. Throws a sentence that names the wrong one. */
export function readListenSettings(): ListenSettings {
  const port = Number(process.env.PORT?.trim() || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT must be a number from 0 to 65535, not "${process.env.PORT}".`);
  }
  const hasPublicUrl = Boolean(process.env.OBELUS_URL?.trim());
  if (hasPublicUrl) publicUrl();
  return { host: process.env.HOST?.trim() || "127.0.0.1", port, hasPublicUrl };
}
