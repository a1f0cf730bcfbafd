"use client";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { sourceBody, SourceFields } from "@/components/claims/source-fields";
import { StanceFields } from "@/components/claims/stance-fields";
import { Button } from "@/components/ui/button";
import type { Annotation, AnnotationOccurrence } from "@/lib/annotation/annotation";
import "@/messages/evidence";
import { useReaderContext } from "../../context/reader-context";
import { CardForm } from "../../context/card-form";
import { useBeside } from "../../context/panes";
import type { PickedWords } from "../../model/picked-words";
import parts from "@/components/ui/card-parts.module.css";
import { ChooseDocument } from "./choose-document";
import { cite } from "../../model/cite";
import { handOver, isBegun, useLeftCitation, type Citing } from "../../context/citing";

interface CiteFormProps {
  readonly annotation: Annotation;
  readonly occurrence: AnnotationOccurrence;
  readonly citing: Citing;
  /** Chooses what the evidence bears on; `stop` ends the form when that is not a claim. */
  readonly bearsOn: (stop: () => void) => ReactNode;
  readonly onChange: (some: Partial<Citing>) => void;
  readonly onSaved: () => void;
  /** Closes the form, which is as it was when it is opened again. */
  readonly onLeave: () => void;
  readonly onDiscard: () => void;
}

/**
 * Cites words for a claim: choose a document, which opens beside this one, select the words in it,
 * and set the stance. For a source that is not imported, its reference and quoted words are typed
 * instead. For a claim of the second document, another document can replace the first.
 */
export function CiteForm(props: CiteFormProps) {
  const { annotation, occurrence, citing, bearsOn, onChange } = props;
  const t = useTranslations("Evidence");
  const { reading, announce, root } = useReaderContext();
  const beside = useBeside();
  const { id, way, picked, source, draft } = citing;
  const [tried, setTried] = useState(false);
  const { statement } = occurrence;

  const router = useRouter();
  const isHandedOver = useRef(false);
  useLeftCitation(
    occurrence.id,
    props.onLeave,
    () => isHandedOver.current || beside.picking !== null,
  );
  const [here, there] = root ? (["second", "first"] as const) : (["first", "second"] as const);
  const from = (documentId: string) => {
    onChange({ picked: null });
    beside.open(documentId);
    beside.pick({
      from: there,
      prompt: t("selectFor", { claim: statement }),
      onPicked: (words) => {
        onChange({ picked: words });
        beside.see(here);
        announce(t("selected", { words: words.target.map(({ exact }) => exact).join(" … ") }));
      },
    });
  };
  const choose = (documentId: string) => {
    if (!root || documentId === beside.first.id) return from(documentId);
    const { projectId, documentId: second } = reading.place;
    isHandedOver.current = true;
    handOver({ first: documentId, second, annotationId: occurrence.annotationId, citing });
    router.push(`/projects/${projectId}/documents/${documentId}?beside=${second}`);
  };
  const ask = useEffectEvent(() => {
    onChange({ asks: false });
    from(beside.first.id);
  });
  const { asks } = citing;
  useEffect(() => {
    if (asks) ask();
  }, [asks]);
  const closing = (close: () => void) => () => {
    beside.stopPicking();
    close();
  };
  const save = () => {
    setTried(true);
    const words = way === "source" ? sourceBody(source) : picked && bodyOf(picked);
    const { stance } = draft;
    if (!words || !stance) return;
    cite(reading, occurrence, {
      id,
      stance: { ...draft, stance },
      words,
      title: picked?.title ?? "",
    });
    closing(props.onSaved)();
  };

  const leave = closing(props.onLeave);
  const discard = closing(props.onDiscard);
  const form = { isChanged: isBegun(citing), leave, discard };
  return (
    <CardForm
      label={t("add")}
      form={form}
      onSave={save}
      save={t("save")}
      disabled={way === "document" && !picked}
    >
      {bearsOn(leave)}
      <div className={parts.row} role="group" aria-label={t("ways")}>
        {(["document", "source"] as const).map((each) => (
          <Button
            key={each}
            size="small"
            aria-pressed={way === each}
            className={way === each ? parts.pressed : undefined}
            onClick={() => onChange({ way: each })}
          >
            {t(`way.${each}`)}
          </Button>
        ))}
      </div>
      {way === "document" && root && (
        <div>
          <Button size="small" onClick={() => from(beside.first.id)}>
            {t("selectIn", { title: beside.first.title })}
          </Button>
        </div>
      )}
      {way === "document" && <ChooseDocument onChoose={choose} />}
      {way === "document" && (
        <p className={picked ? parts.words : parts.muted} dir="auto" role="status">
          {picked
            ? picked.target.map(({ exact }) => exact).join(" … ")
            : tried
              ? t("wordsMissing")
              : t("selectWords")}
        </p>
      )}
      {way === "source" && (
        <SourceFields
          projectId={reading.place.projectId}
          draft={source}
          tried={tried}
          onChange={(edited) => onChange({ source: edited })}
        />
      )}
      {(way === "source" || picked) && (
        <StanceFields
          draft={draft}
          tried={tried}
          onChange={(stance) => onChange({ draft: stance })}
        />
      )}
      {annotation.visibility === "private" && <p className={parts.muted}>{t("seenByAll")}</p>}
    </CardForm>
  );
}

function bodyOf({ documentId, revision, target }: PickedWords) {
  return { documentId, revision, target };
}
