"use client";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslations } from "use-intl";
import { v7 as newId } from "uuid";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/field";
import { Problem } from "@/components/ui/problem";
import { useToast } from "@/components/ui/toast";
import { useSubmit } from "@/components/use-submit";
import { unfitEnd } from "@/lib/tag/relation-types";
import "@/messages/relations";
import { useReaderContext, useReading } from "../../context/reader-context";
import { useRelations, type Relation } from "../../context/use-relations";
import { useDraft } from "../../context/use-draft";
import { stopRelating } from "../../model/commands/actions";
import { relatingDraft } from "./draft-names";
import { ElsewhereSearch } from "./elsewhere-search";
import { RelationFields } from "./relation-fields";
import { SwapBox } from "./swap-box";
import { useRemoveRelation } from "./use-remove-relation";
import { wordsOf, type ChosenEnd } from "./wording";
import styles from "./relation.module.css";

/**
 * Asks what an annotation is related to, and how. The other end is whatever is opened meanwhile, by
 * keys or by a click on words or a card, or an annotation of another text that is looked for here.
 */
export function RelateBar() {
  const t = useTranslations("Relation");
  const toast = useToast();
  const { reading, root, announce } = useReaderContext();
  const { types, store: relations, isRead } = useRelations();
  const removeRelation = useRemoveRelation();
  const fromId = useReading((state) => state.relatingFrom) ?? "";
  const from = useReading((state) => state.byId.get(fromId));
  const opened = useReading((state) =>
    state.openId && state.openId !== fromId ? state.byId.get(state.openId) : undefined,
  );
  const [id] = useState(() => newId());
  const [far, setFar] = useState<ChosenEnd | null>(null);
  const [swapped, setSwapped] = useState(false);
  const kept = useDraft(
    relatingDraft(fromId),
    () => ({ type: "", note: "" }),
    () => stopRelating(reading),
  );
  const { draft } = kept;
  const here: ChosenEnd | null = opened
    ? { id: opened.id, words: wordsOf(opened), kind: opened.kind, title: null }
    : null;
  const other = far ?? here;
  const openedId = opened?.id;
  // Opening another one here is a new choice.
  useEffect(() => setFar(null), [openedId]);
  const otherWords = other?.words;
  useEffect(() => {
    if (otherWords) announce(t("chosen", { words: otherWords }));
  }, [otherWords, announce, t]);

  const fitting = types.filter((type) => {
    if (type.retiredAt || !from) return false;
    if (!other?.kind) return true;
    const [one, two] = swapped ? [other.kind, from.kind] : [from.kind, other.kind];
    return unfitEnd(type, one, two) === null;
  });
  const type = fitting.find(({ slug }) => slug === draft.type) ?? fitting[0];

  const form = useSubmit("POST /projects/{projectId}/relations", {
    fields: ["type", "note"],
    onDone(saved: Relation) {
      relations.put(saved);
      const action = { label: t("undo"), onPress: () => void removeRelation(saved) };
      toast({ text: t("saved"), action });
      kept.finish();
    },
  });

  function submit() {
    if (!other || !type) return;
    const [one, two] = swapped ? [other.id, fromId] : [fromId, other.id];
    const body = { id, from: one, to: two, type: type.slug, note: draft.note };
    form.submit({ params: { projectId: reading.place.projectId }, body });
  }

  if (!from) return null;
  const otherShown = other ? `“${other.words}”` : t("notChosen");
  return createPortal(
    <section className={styles.bar} data-print="no" aria-label={t("barName")}>
      <div
        role="presentation"
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          kept.leave();
        }}
      >
        <Form failures={form.failures} onSubmit={submit}>
          <p className={styles.ends} dir="auto">
            <q>{swapped ? (other?.words ?? "…") : wordsOf(from)}</q>{" "}
            <b>{type ? type.label : "…"}</b>{" "}
            <span data-other-end>{swapped ? `“${wordsOf(from)}”` : otherShown}</span>
            {other?.title && <small> {t("inText", { title: other.title })}</small>}
          </p>
          {!other && <p className={styles.how}>{t("how")}</p>}
          {isRead && fitting.length === 0 && <p role="alert">{t("noneFits")}</p>}
          <div className={styles.fields}>
            <RelationFields
              draft={{ ...draft, type: type?.slug ?? "" }}
              types={fitting}
              errorAt={(field) => form.errorAt(field) ?? undefined}
              onChange={(some) => kept.change((now) => ({ ...now, ...some }))}
            />
            <ElsewhereSearch onChoose={setFar} />
          </div>
          <SwapBox swapped={swapped} onChange={setSwapped} />
          {form.detail !== null && <Problem>{form.detail}</Problem>}
          <div className={styles.row}>
            <Button
              type="submit"
              variant="primary"
              size="small"
              disabled={!other || !type || form.busy}
            >
              {t("save")}
            </Button>
            <Button size="small" onClick={kept.discard}>
              {t(kept.isChanged ? "discard" : "cancel")}
            </Button>
          </div>
        </Form>
      </div>
    </section>,
    root ?? document.body,
  );
}
