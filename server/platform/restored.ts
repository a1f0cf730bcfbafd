/** How the servers on a database hear that a backup was restored into it. */
export const RESTORED = {
  channel: "obelus",
  payload: "restored",
  /** The setting that names the last restore. */
  setting: "restored",
} as const;
