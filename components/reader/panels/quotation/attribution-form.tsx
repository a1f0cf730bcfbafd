"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { SubmitActions } from "@/components/ui/submit-actions";
import { SpeakerField } from "@/components/speakers/speaker-field";
import { Button } from "@/components/ui/button";
import { Field, Form } from "@/components/ui/field";
import { NOTHING, Select } from "@/components/ui/select";
import { type Annotation, type Attribution } from "@/lib/annotation/annotation";
import { useReaderContext, useReading } from "../../context/reader-context";
import { AttributionWords } from "./attribution-words";
import {
  findEnclosingQuotation,
  attribute,
  attributionInputFrom,
  nameIn,
  proposeAttribution,
} from "../../model/attribution";
import { attributionInputOf } from "../../model/operations/set-attribution";
import styles from "./quotation.module.css";
import { NAMINGS } from "@/lib/contract/terms";

interface AttributionFormProps {
  readonly annotation: Annotation;
  readonly onClose: () => void;
}

/** Edits speaker, addressee, how they are named, and the enclosing quotation. */
export function AttributionForm({ annotation: opened, onClose }: AttributionFormProps) {
  const t = useTranslations("Attribution");
  const { reading } = useReaderContext();
  const { projectId } = reading.place;
  // As it was when the form opened, so that changes others make meanwhile are not overwritten.
  const [annotation] = useState(opened);
  const annotations = useReading((state) => state.annotations);
  const present = attributionInputOf(annotation);
  const [proposed] = useState(() => proposeAttribution(reading, annotation.target));
  const [speaker, setSpeaker] = useState(
    present?.speaker?.name ?? annotation.quotation?.speaker ?? nameIn(proposed),
  );
  const [addressee, setAddressee] = useState(present?.addressee?.name ?? "");
  const [naming, setNaming] = useState<Attribution["naming"]>(
    present?.naming ?? proposed?.naming ?? "named",
  );
  const [inside, setInside] = useState(
    present
      ? (present.inside ?? "")
      : (findEnclosingQuotation(annotations, annotation.target, annotation.id)?.id ?? ""),
  );
  const [base] = useState(() => present ?? attributionInputFrom(reading, proposed, null, null));
  const [at, setAt] = useState(base.at);
  const [first] = useState({ speaker, addressee });
  useEffect(() => reading.store.beginEditing(), [reading]);

  const others = annotations.filter(({ id, kind }) => kind === "quotation" && id !== annotation.id);
  const person = (name: string, known: { id: string | null; name: string } | null | undefined) =>
    name.trim() === ""
      ? null
      : known?.name === name.trim()
        ? known
        : { id: null, name: name.trim() };
  /** Words that name one person cannot name another; a pronoun can. */
  const wordsFor = (role: "speaker" | "addressee", name: string) => {
    const isOther = first[role] !== "" && name.trim() !== first[role];
    return isOther && at[role] === base.at[role] ? null : at[role];
  };
  const save = () => {
    const who = person(speaker, present?.speaker);
    const input = present ?? attributionInputFrom(reading, proposed, who, null);
    attribute(reading, annotation, {
      speaker: who && { ...who, ...(input.speaker?.name === who.name ? input.speaker : {}) },
      addressee: person(addressee, present?.addressee),
      naming,
      at: {
        ...at,
        speaker: wordsFor("speaker", speaker),
        addressee: wordsFor("addressee", addressee),
      },
      inside: inside || null,
    });
    onClose();
  };
  return (
    <div
      role="presentation"
      className={styles.part}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Form onSubmit={save}>
        <SpeakerField
          label={t("speaker")}
          projectId={projectId}
          value={speaker}
          onChange={setSpeaker}
          autoFocus
        />
        <SpeakerField
          label={t("addressee")}
          projectId={projectId}
          value={addressee}
          onChange={setAddressee}
        />
        <Field label={t("namingLabel")}>
          {(control) => (
            <Select
              {...control}
              value={naming}
              options={NAMINGS.map((value) => ({ value, label: t(`naming.${value}`) }))}
              onChange={(event) => setNaming(event.target.value as Attribution["naming"])}
            />
          )}
        </Field>
        <AttributionWords at={at} onChange={(words) => setAt({ ...at, ...words })} />
        {others.length > 0 && (
          <Field label={t("inside")} hint={t("insideHint")}>
            {(control) => (
              <Select
                {...control}
                value={inside}
                options={[
                  NOTHING,
                  ...others.map(({ id, target }) => ({
                    value: id,
                    label: target[0]?.exact.slice(0, 60) ?? id,
                  })),
                ]}
                onChange={(event) => setInside(event.target.value)}
              />
            )}
          </Field>
        )}
        <SubmitActions
          onCancel={onClose}
          secondary={
            present && (
              <Button
                onClick={() => {
                  attribute(reading, annotation, null);
                  onClose();
                }}
              >
                {t("remove")}
              </Button>
            )
          }
        />
      </Form>
    </div>
  );
}
