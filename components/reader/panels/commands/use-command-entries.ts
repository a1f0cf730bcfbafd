import { useRouter } from "next/navigation";
import { useEffect, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { Document } from "@/components/documents/document";
import { pagesFor } from "@/components/shell/known-pages";
import { paint, THEMES } from "@/components/shell/theme";
import { may } from "@/lib/access/policy";
import { FORMATS } from "@/lib/contract/formats";
import type { Structure } from "@/lib/text/document-text";
import "@/messages/colours";
import "@/messages/commands";
import { useTextLook } from "../../context/text-look";
import { COLOURINGS } from "@/lib/contract/terms";
import { KINDS, STATUS_FILTERS } from "@/lib/contract/terms";
import { isOutline } from "../../model/outline";
import { authorOf, slugsOf, type Filter } from "../../model/filter";
import { useReaderContext, useReading } from "../../context/reader-context";
import { PAGE_COMMANDS } from "../../model/commands/commands";
import { useAnnotationName } from "../../context/annotation-names";
import { useBeside } from "../../context/panes";
import { documentPagesFor, openDocumentPage } from "../../model/document-pages";
import { openPrintView } from "../../model/print-view";
import type { CommandEntry } from "./command-entry";

/** Everything the page can do, gathered each time the palette is opened. */
export function useCommandEntries(
  structure: Structure,
  documents: readonly Document[],
): readonly CommandEntry[] {
  const t = useTranslations("Commands");
  const labels = useTranslations("Reader.commands");
  const shell = useTranslations("Shell");
  const exporting = useTranslations("Reader");
  const filters = useTranslations("Filter");
  const colours = useTranslations("Colours");
  const { look, setLook } = useTextLook();
  const router = useRouter();
  const { reading, codebook, surface } = useReaderContext();
  const beside = useBeside();
  const name = useAnnotationName();
  const annotations = useReading((state) => state.annotations);
  const { store, place, wholes } = reading;

  // An annotation is also found by the words on it.
  useEffect(() => {
    wholes.want(annotations.filter((each) => isOutline(each) && each.hasBody).map(({ id }) => id));
  }, [annotations, wholes]);

  return useMemo(() => {
    const entries: CommandEntry[] = [];
    const add = (entry: CommandEntry) => void entries.push(entry);

    for (const { id, keys, inPalette = true } of PAGE_COMMANDS) {
      if (!inPalette) continue;
      const run = () => beside.runCommand(id);
      add({ id: `command ${id}`, group: "act", label: labels(id), keys: keys[0], run });
    }

    add({
      id: "print",
      group: "act",
      label: exporting("printView"),
      also: t("also.print"),
      run: openPrintView,
    });
    if (may("document.add", { role: reading.me.role })) {
      add({
        id: "import address",
        group: "act",
        label: t("importAddress"),
        also: t("also.importAddress"),
        run: () => router.push(`/projects/${place.projectId}?import=address`),
      });
    }
    for (const { path, label } of documentPagesFor(reading.me)) {
      const run = () => openDocumentPage(path);
      add({ id: path, group: "act", label: exporting(label), also: t(`also.${path}`), run });
    }
    if (annotations.some(({ anchor }) => anchor !== "exact" && anchor !== "moved")) {
      add({
        id: "places",
        group: "act",
        label: exporting("confirmPlaces"),
        also: t("also.places"),
        run: () => openDocumentPage("places"),
      });
    }
    for (const { id, href } of pagesFor(reading.me, place.projectId)) {
      const label = t("goTo", { page: t(`pages.${id}`) });
      // Of all texts, it begins with the one that is read.
      const query = id === "adjudication" ? `?document=${place.documentId}` : "";
      add({
        id: `page ${id}`,
        group: "go",
        label,
        also: t(`also.${id}`),
        run: () => router.push(`${href}${query}`),
      });
    }

    if (beside.documentId) {
      add({ id: "close beside", group: "page", label: t("closeBeside"), run: beside.close });
    }
    for (const theme of THEMES) {
      const label = t("theme", { theme: shell(`themes.${theme}`) });
      add({ id: `theme ${theme}`, group: "page", label, run: () => paint(theme) });
    }

    for (const colouring of COLOURINGS) {
      add({
        id: `colour by ${colouring}`,
        group: "show",
        label: colours(`command.${colouring}`),
        also: colours("also"),
        run: () => setLook({ ...look, colouring }),
      });
    }

    const only = (change: Partial<Filter>) => () => store.changeFilter(change);
    add({
      id: "show all",
      group: "show",
      label: filters("showAll"),
      run: () => store.clearFilter(),
    });
    for (const kind of KINDS) {
      add({
        id: `show ${kind}`,
        group: "show",
        label: t("only", { what: filters(`plural.${kind}`) }),
        run: only({ without: KINDS.filter((other) => other !== kind) }),
      });
    }
    for (const status of STATUS_FILTERS) {
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
        store.openAnnotation(annotation.id);
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
    return entries;
  }, [
    annotations,
    beside,
    codebook,
    colours,
    documents,
    exporting,
    labels,
    filters,
    look,
    name,
    place,
    reading,
    router,
    setLook,
    shell,
    store,
    structure,
    surface,
    t,
  ]);
}
