/**
 * Presents a figure of Observable Plot to screen readers as one image with a name; its table has
 * the contents. The labels that the library gives its groups are not allowed on elements without a
 * role.
 */
export function asImage(figure: Element): void {
  figure.setAttribute("role", "img");
  for (const group of figure.querySelectorAll("[aria-label]")) group.removeAttribute("aria-label");
}
