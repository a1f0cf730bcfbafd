export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Holds no secret and no person: only how the page is painted. */
export const THEME_COOKIE = "obelus.theme";

/** What a cookie says, or what the reader's system says when it says nothing we know. */
export function themeFrom(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}
