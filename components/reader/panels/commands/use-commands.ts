import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { Document } from "@/components/documents/document";
import { paint, THEMES } from "@/components/shell/theme";
import { FORMATS } from "@/lib/contract/formats";
import type { Structure } from "@/lib/text/document-text";
import { KINDS, STATUSES } from "@/lib/contract/terms";
import { authorOf, EVERYTHING, slugsOf, type Filter } from "../../model/filter";
import { useReaderContext, useReading } from "../../context/reader-context";
import { SHORTCUTS } from "../../model/keymap";
import { useAnnotationName } from "../../context/annotation-names";
import { useBeside } from "../../context/panes";
import type { Command } from "./command";

/** Keys that mean something wherever the focus is; the others belong to the text and the forms. */
const OF_THE_PAGE = new Set([
  "claim",
  "quotation",
  "rhetoric",
  "note",
  "reference",
  "arm",
  "edit",
  "edge",
  "remove",
  "next",
  "previous",
  "reply",
  "undo",
  "redo",
  "find",
  "proposals",
  "snap",
  "help",
]);

/** Everything the page can do, made anew each time the palette is opened. */
export function useCommands(
  structure: Structure,
  documents: readonly Document[],
): readonly Command[] {
  const t = useTranslations("Commands");
  const does = useTranslations("Reader.does");
  const shell = useTranslations("Shell");
  const filters = useTranslations("Filter");
  const router = useRouter();
  const { reading, codebook, surface } = useReaderContext();
  const beside = useBeside();
  const name = useAnnotationName();
  const annotations = useReading((state) => state.annotations);
  const { store, place } = reading;

  return useMemo(() => {
    const commands: Command[] = [];
    const add = (command: Command) => void commands.push(command);

    for (const { keys, does: act } of Object.values(SHORTCUTS).flat()) {
      const [key] = keys;
      if (!OF_THE_PAGE.has(act)) continue;
      const run = () => press(key);
      add({ id: `act ${act}`, group: "act", label: does(act), keys: key, run });
    }

    if (beside.documentId) {
      add({ id: "close beside", group: "page", label: t("closeBeside"), run: beside.close });
    }
    for (const theme of THEMES) {
      const label = t("theme", { theme: shell(`themes.${theme}`) });
      add({ id: `theme ${theme}`, group: "page", label, run: () => paint(theme) });
    }

    const only = (change: Partial<Filter>) => () =>
      store.set({ filter: { ...store.now().filter, ...change } });
    add({
      id: "show all",
      group: "show",
      label: filters("showAll"),
      run: () => store.set({ filter: EVERYTHING }),
    });
    for (const kind of KINDS) {
      add({
        id: `show ${kind}`,
        group: "show",
        label: t("only", { what: filters(`plural.${kind}`) }),
        run: only({ without: KINDS.filter((other) => other !== kind) }),
      });
    }
    for (const status of STATUSES) {
      const label = t("only", { what: filters(`statuses.${status}`) });
      add({ id: `show ${status}`, group: "show", label, run: only({ status }) });
    }
    const authors = new Map(annotations.map((each) => [authorOf(each), each.createdBy.name]));
    for (const [author, who] of authors) {
      add({
        id: `show by ${author}`,
        group: "show",
        label: t("onlyBy", { who }),
        run: only({ author }),
      });
    }
    for (const tag of new Set(annotations.flatMap(slugsOf))) {
      const label = t("onlyTag", { tag: codebook.label(tag) });
      add({ id: `show tag ${tag}`, group: "show", label, run: only({ tag }) });
    }

    for (const block of structure.blocks) {
      if (block.kind !== "heading") continue;
      const { start, end } = block;
      const run = () => {
        surface()?.reveal([{ start, end }]);
        surface()?.focusAt(start);
      };
      const label = place.text.slice(start, end);
      add({ id: `heading ${start}`, group: "heading", label, run });
    }

    for (const annotation of annotations) {
      const run = () => {
        store.open(annotation.id);
        surface()?.scrollTo(annotation.id);
      };
      const also = slugsOf(annotation).map((slug) => codebook.label(slug));
      add({
        id: annotation.id,
        group: "annotation",
        label: name(annotation),
        also: [annotation.body, ...also].join(" "),
        run,
      });
    }

    for (const { id, title } of documents) {
      if (id === place.documentId) continue;
      const href = `/projects/${place.projectId}/documents/${id}`;
      const run = () => router.push(href);
      add({ id: `document ${id}`, group: "document", label: t("openDocument", { title }), run });
      add({
        id: `beside ${id}`,
        group: "beside",
        label: t("openBeside", { title }),
        run: () => beside.open(id),
      });
    }

    for (const { id, label, ending, scopes } of FORMATS) {
      if (!scopes.some((scope) => scope === "document")) continue;
      add({
        id: `export ${id}`,
        group: "export",
        label: t("export", { format: label }),
        also: ending,
        run: () => window.location.assign(`/api/v1/documents/${place.documentId}/export/${id}`),
      });
    }
    return commands;
  }, [
    annotations,
    beside,
    codebook,
    documents,
    does,
    filters,
    name,
    place,
    router,
    shell,
    store,
    structure,
    surface,
    t,
  ]);
}

/** Presses a key as a person would, so that the palette and the keys can not do different things. */
function press(named: string): void {
  const parts = named.split("+");
  const key = parts.at(-1) ?? "";
  const names: Readonly<Record<string, string>> = {
    "↓": "ArrowDown",
    "↑": "ArrowUp",
    "←": "ArrowLeft",
    "→": "ArrowRight",
    Esc: "Escape",
  };
  const event = new KeyboardEvent("keydown", {
    key: names[key] ?? (key.length === 1 ? key.toLowerCase() : key),
    ctrlKey: parts.includes("Ctrl"),
    altKey: parts.includes("Alt"),
    shiftKey: parts.includes("Shift"),
    bubbles: true,
    cancelable: true,
  });
  document.body.dispatchEvent(event);
}
