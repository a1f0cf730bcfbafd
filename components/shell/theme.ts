export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Holds no secret and identifies nobody. */
export const THEME_COOKIE = "obelus.theme";

/** The theme in a cookie, or the system's if the cookie has no known value. */
export function themeFrom(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}

/** A year, in seconds. */
const KEPT = 31_536_000;

/** Applies a theme now and for later visits. */
export function paint(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${KEPT}; samesite=lax`;
}
