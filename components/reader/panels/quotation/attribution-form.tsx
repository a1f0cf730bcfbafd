"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { SpeakerField } from "@/components/speakers/speaker-field";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NOTHING, Select } from "@/components/ui/select";
import { type Annotation, type Attribution } from "@/lib/annotation/annotation";
import "@/messages/card";
import { CardForm } from "../../context/card-form";
import { useReaderContext, useReading } from "../../context/reader-context";
import { useDraft } from "../../context/use-draft";
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
  const annotations = useReading((state) => state.annotations);
  const [proposed] = useState(() => proposeAttribution(reading, opened.target));
  const form = useDraft(
    `attribution ${opened.id}`,
    () => {
      const present = attributionInputOf(opened);
      const enclosing = findEnclosingQuotation(annotations, opened.target, opened.id);
      const base = present ?? attributionInputFrom(reading, proposed, null, null);
      // Whom a pronoun means is asked beside the form: who opens it means somebody else.
      const { name, pronoun } = nameIn(reading, proposed);
      const suggested = pronoun === "" ? name : "";
      const speaker = present?.speaker?.name ?? opened.quotation?.speaker ?? suggested;
      const addressee = present?.addressee?.name ?? "";
      return {
        // As it was when the form opened, so that changes others make meanwhile are not overwritten.
        annotation: opened,
        base,
        first: { speaker, addressee },
        speaker,
        addressee,
        naming: present?.naming ?? proposed?.naming ?? ("named" satisfies Attribution["naming"]),
        inside: present ? (present.inside ?? "") : (enclosing?.id ?? ""),
        at: base.at,
      };
    },
    onClose,
  );
  const { annotation, base, first, speaker, addressee, naming, inside, at } = form.draft;
  const set = (some: Partial<typeof form.draft>) => form.change((now) => ({ ...now, ...some }));
  const present = attributionInputOf(annotation);

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
    form.finish();
  };
  return (
    <CardForm
      className={styles.part}
      form={form}
      onSave={save}
      secondary={
        present && (
          <Button
            onClick={() => {
              attribute(reading, annotation, null);
              form.finish();
            }}
          >
            {t("remove")}
          </Button>
        )
      }
    >
      <SpeakerField
        label={t("speaker")}
        projectId={projectId}
        value={speaker}
        onChange={(typed) => set({ speaker: typed })}
        autoFocus
      />
      <SpeakerField
        label={t("addressee")}
        projectId={projectId}
        value={addressee}
        onChange={(typed) => set({ addressee: typed })}
      />
      <Field label={t("namingLabel")}>
        {(control) => (
          <Select
            {...control}
            value={naming}
            options={NAMINGS.map((value) => ({ value, label: t(`naming.${value}`) }))}
            onChange={(event) => set({ naming: event.target.value as Attribution["naming"] })}
          />
        )}
      </Field>
      <AttributionWords at={at} onChange={(words) => set({ at: { ...at, ...words } })} />
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
              onChange={(event) => set({ inside: event.target.value })}
            />
          )}
        </Field>
      )}
    </CardForm>
  );
}
