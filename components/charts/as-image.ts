/**
 * A figure of Observable Plot as one image with a name: its table says what is in it. The names
 * that the library gives its groups may not stand on what has no role.
 */
export function asImage(figure: Element): void {
  figure.setAttribute("role", "img");
  for (const group of figure.querySelectorAll("[aria-label]")) group.removeAttribute("aria-label");
}
