"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { may, type Role } from "@/lib/access/policy";
import "@/messages/revise";
import { call } from "../api";
import { useApiPages } from "../live/use-api";
import { useProjectChanges } from "../live/use-project-changes";
import { useFocusOnCurrent, useReadAhead } from "../review/use-queue";
import { DocumentPage, documentPath, type DocumentPageProps } from "../shell/document-page";
import { Button } from "../ui/button";
import { CheckBox } from "../ui/check-box";
import { byKeyName } from "../ui/key-names";
import { Problem } from "../ui/problem";
import { Spinner } from "../ui/spinner";
import { useToast } from "../ui/toast";
import { isTypedElsewhere } from "../ui/typed-elsewhere";
import { useKeys } from "../ui/use-keys";
import { PlaceItem, placesOf, type UncertainAnnotation } from "./place-item";
import styles from "./revise.module.css";

interface PlacesPageProps extends Pick<DocumentPageProps, "project" | "document"> {
  readonly viewer: NonNullable<DocumentPageProps["viewer"]>;
  readonly role: Role;
  /** Whether the viewer has finished coding the document: then they move nothing of their own. */
  readonly finished: boolean;
  /** The last number of the project's feed when the page was read. */
  readonly change: number;
  /** How far the project's texts had come. */
  readonly texts: number;
}

/** The annotations that a revision left without a certain place, to be confirmed one by one. */
export function PlacesPage(props: PlacesPageProps) {
  const { viewer, project, document } = props;
  const t = useTranslations("Places");
  return (
    <DocumentPage
      viewer={viewer}
      project={project}
      document={document}
      name={t("name")}
      title={t.rich("heading", { title: () => <bdi>{document.title}</bdi> })}
      lead={t("lead")}
    >
      <Queue {...props} />
    </DocumentPage>
  );
}

const PAGE = 50;

function Queue(props: PlacesPageProps) {
  const { viewer, role, finished, project, document, change, texts } = props;
  const t = useTranslations("Places");
  const toast = useToast();
  const path = documentPath(project, document);
  const [onlyMine, setOnlyMine] = useState(false);
  useProjectChanges(project.id, change, [], texts);
  const pages = useApiPages(
    "GET /documents/{documentId}/annotations",
    {
      params: { documentId: document.id },
      query: {
        anchor: "changed,ambiguous,lost",
        limit: PAGE,
        ...(onlyMine ? { author: viewer.id } : {}),
      },
    },
    { keepPrevious: true },
  );
  const { items, hasMore, again, problem } = pages;
  /** Those that were confirmed here, in order, as they were listed and with the version they have. */
  const [done, setDone] = useState<readonly UncertainAnnotation[]>([]);
  const [reopened, setReopened] = useState<{ item: UncertainAnnotation; at: number } | null>(null);
  const [current, setCurrent] = useState(0);
  const [busy, setBusy] = useState(false);
  const [announced, setAnnounced] = useState("");

  const isDone = (id: string) => done.some((one) => one.id === id);
  const left = items?.filter(({ id }) => !isDone(id) && id !== reopened?.item.id) ?? [];
  const open = reopened ? left.toSpliced(reopened.at, 0, reopened.item) : left;
  const at = Math.min(current, Math.max(0, open.length - 1));
  const item = open[at];

  useReadAhead(pages, open.length - at < PAGE / 2);
  const { list, takeFocus } = useFocusOnCurrent();

  const mayMove = (one: UncertainAnnotation) =>
    may("annotation.edit", {
      role,
      finished,
      mine: one.createdBy.id === viewer.id,
      private: one.visibility === "private",
      nameOnly: one.createdBy.id === null,
    });

  function go(index: number) {
    takeFocus();
    setCurrent(Math.max(0, Math.min(index, open.length - 1)));
  }
  async function choose(one: UncertainAnnotation, index: number) {
    const place = placesOf(one)[index];
    if (!place || busy || !mayMove(one)) return;
    setBusy(true);
    const answer = await call("PATCH /annotations/{annotationId}", {
      params: { annotationId: one.id },
      version: one.version,
      body: {
        revision: place.revision,
        target: place.target.map(({ start, end }) => ({ start, end })),
      },
    });
    setBusy(false);
    if (!answer.ok) {
      toast({ text: answer.detail, urgent: true });
      return again();
    }
    const { version } = answer.value;
    takeFocus();
    setReopened(null);
    setDone((before) => [...before.filter(({ id }) => id !== one.id), { ...one, version }]);
    setAnnounced(t("stored"));
  }
  function goBack() {
    const last = done.at(-1);
    if (!last || busy) return;
    takeFocus();
    setDone((before) => before.slice(0, -1));
    setReopened({ item: last, at });
    setCurrent(at);
  }

  useKeys((event) => {
    if (isTypedElsewhere(event)) return;
    const digit = byKeyName(event, (name) => (/^[1-9]$/.test(name) ? Number(name) : undefined));
    const letter = byKeyName(event, (name) => (/^[jkfz]$/.test(name) ? name : undefined));
    if (digit !== undefined && item) void choose(item, digit - 1);
    else if (letter === "f" && item?.anchor === "changed") void choose(item, 0);
    else if (letter === "j") go(at + 1);
    else if (letter === "k") go(at - 1);
    else if (letter === "z") goBack();
    else return;
    event.preventDefault();
  });

  return (
    <>
      <div className={styles.tools}>
        <CheckBox
          label={t("onlyMine")}
          checked={onlyMine}
          onChange={(event) => setOnlyMine(event.target.checked)}
        />
        {done.length > 0 && (
          <Button size="small" onClick={goBack}>
            {t("back")} <kbd aria-hidden="true">Z</kbd>
          </Button>
        )}
      </div>
      <div className="visually-hidden" role="status">
        {announced}
      </div>
      {problem && <Problem next={<Button onClick={again}>{t("again")}</Button>}>{problem}</Problem>}
      {!items && !problem && <Spinner />}
      {items && open.length === 0 && !hasMore && <p role="status">{t("nothing")}</p>}
      {open.length > 0 && (
        <>
          <p className={styles.keys}>{t(finished ? "finished" : "keys")}</p>
          <ol role="list" ref={list} className={styles.places} aria-label={t("list")}>
            {open.map((one, index) => (
              <PlaceItem
                key={one.id}
                annotation={one}
                href={`${path}#annotation-${one.id}`}
                here={index === at}
                busy={busy}
                mayMove={mayMove(one)}
                onHere={() => index !== at && setCurrent(index)}
                onChoose={(place) => void choose(one, place)}
              />
            ))}
          </ol>
        </>
      )}
    </>
  );
}
