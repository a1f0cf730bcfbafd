export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Holds no secret and no person: only how the page is painted. */
export const THEME_COOKIE = "obelus.theme";

/** What a cookie says, or what the reader's system says when it says nothing we know. */
export function themeFrom(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}

/** A year, in seconds. */
const KEPT = 31_536_000;

/** Paint the page so, now and at later visits. */
export function paint(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${KEPT}; samesite=lax`;
}
