/** Elements that say more than their words do. */
const STRUCTURE =
  "h1,h2,h3,h4,h5,h6,li,table,blockquote,pre,a[href],em,i,strong,b,sup,sub,p + p,dl,figure";

/**
 * The HTML in a clipboard that has structure, without what programs put around it; null when its
 * words are all there is. A spreadsheet and a word processor put whole pages there, marked where
 * the chosen part begins and ends.
 */
export function structuredHtml(clipboard: DataTransfer): string | null {
  const html = clipboard.getData("text/html");
  if (html.trim() === "") return null;
  const part = /<!--StartFragment-->([^]*?)<!--EndFragment-->/.exec(html)?.[1] ?? html;
  // Parsed without being displayed: scripts do not run and nothing is fetched.
  const page = new DOMParser().parseFromString(part, "text/html");
  // Google Docs wraps all it gives in one bold element that is not bold.
  for (const wrapper of page.querySelectorAll("b[id^='docs-internal-guid']")) {
    wrapper.replaceWith(...wrapper.childNodes);
  }
  return page.body.querySelector(STRUCTURE) ? page.body.innerHTML : null;
}
