"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { type Kind } from "@/lib/annotation/annotation";
import "@/messages/search";
import { useApiPages } from "../live/use-api";
import { Button } from "../ui/button";
import { CheckBox } from "../ui/check-box";
import { EmptyState } from "../ui/empty-state";
import { Field, FieldRow } from "../ui/field";
import { Problem } from "../ui/problem";
import { Progress } from "../ui/progress";
import { NOTHING, Select } from "../ui/select";
import { Waiting } from "../ui/spinner";
import { keyOf, type PhrasePlace } from "./phrase-place";
import { useAnnotating } from "./use-annotating";
import styles from "./annotate-places.module.css";
import { KINDS } from "@/lib/contract/terms";

interface PhraseTag {
  readonly kind: Kind;
  readonly slug: string;
  readonly label: string;
  /** Whether the codebook requires more of a use than its words. */
  readonly asksForMore: boolean;
}

export interface AnnotatePlacesProps {
  readonly projectId: string;
  readonly phrase: string;
  /** Only where the phrase neither begins nor ends inside a word. */
  readonly whole: boolean;
  /** The codebook, by kind. */
  readonly tags: readonly PhraseTag[];
}

/** Every place of a phrase in the texts, and one annotation for each that is selected. */
export function AnnotatePlaces({ projectId, phrase, whole, tags }: AnnotatePlacesProps) {
  const t = useTranslations("Search");
  const { items, hasMore, more, problem, isFetching } = useApiPages(
    "GET /projects/{projectId}/places",
    { params: { projectId }, query: { q: phrase, limit: 200, whole: whole ? "true" : "false" } },
  );
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [kind, setKind] = useState<Kind>("rhetoric");
  const [tag, setTag] = useState("");
  const { made, busy, make, undo } = useAnnotating();

  if (problem && !items) return <Problem>{problem}</Problem>;
  if (!items) return <Waiting>{t("looking")}</Waiting>;
  if (items.length === 0) {
    return (
      <EmptyState title={t(whole ? "places.noneAsWord" : "places.none", { phrase })}>
        {t(whole ? "places.noneWhole" : "places.noneWords")}
      </EmptyState>
    );
  }
  const chosen = items.filter((place) => !left.has(keyOf(place)));
  const there = new Set(
    made.filter(({ state }) => state === "made").map(({ place }) => keyOf(place)),
  );
  const places = chosen.filter((place) => !there.has(keyOf(place)));
  const done = made.filter(({ state }) => state === "made").length;
  const refused = made.filter(({ state, detail }) => state === "refused" || detail !== "");
  const asking = tags.find((one) => one.kind === kind && one.slug === tag && one.asksForMore);
  const toggle = (place: PhrasePlace) => {
    const next = new Set(left);
    if (!next.delete(keyOf(place))) next.add(keyOf(place));
    setLeft(next);
  };
  return (
    <div className={styles.places}>
      <FieldRow>
        <Field label={t("places.kind")}>
          {(control) => (
            <Select
              {...control}
              value={kind}
              onChange={({ target }) => {
                setKind(target.value as Kind);
                setTag("");
              }}
              options={KINDS.map((value) => ({ value, label: t(`places.kinds.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t("places.tag")}>
          {(control) => (
            <Select
              {...control}
              value={tag}
              onChange={({ target }) => setTag(target.value)}
              options={[
                NOTHING,
                ...tags
                  .filter((one) => one.kind === kind)
                  .map(({ slug, label }) => ({ value: slug, label })),
              ]}
            />
          )}
        </Field>
      </FieldRow>
      <div className={styles.tools}>
        <Button
          variant="primary"
          loading={busy}
          disabled={places.length === 0 || asking !== undefined}
          onClick={() => make(chosen, kind, tag)}
        >
          {t("places.annotate", { count: places.length })}
        </Button>
        <Button onClick={() => setLeft(new Set(left.size > 0 ? [] : items.map(keyOf)))}>
          {left.size > 0 ? t("places.all") : t("places.nothing")}
        </Button>
        {done > 0 && !busy && <Button onClick={undo}>{t("places.undo", { count: done })}</Button>}
      </div>
      {asking && <Problem>{t("places.asksForMore", { what: asking.label })}</Problem>}
      {busy && (
        <Progress
          label={t("places.working")}
          value={made.filter(({ state }) => state !== "waiting").length / made.length}
        />
      )}
      <p role="status">
        {!busy && made.length > 0 && t("places.made", { done, all: made.length })}
      </p>
      {!busy && refused.length > 0 && (
        <Problem>
          {refused.map(({ id, place, detail }) => (
            <div key={id}>
              <bdi>{place.documentTitle}</bdi>, {place.start}: {detail}
            </div>
          ))}
        </Problem>
      )}
      <ul role="list" className={styles.list}>
        {items.map((place, at) => (
          <li key={keyOf(place)}>
            {items[at - 1]?.documentId !== place.documentId && (
              <h3 dir="auto">{place.documentTitle}</h3>
            )}
            <CheckBox
              checked={!left.has(keyOf(place))}
              onChange={() => toggle(place)}
              label={
                <span dir="auto">
                  {place.before}
                  <mark>{place.exact}</mark>
                  {place.after}
                  {place.annotated.length > 0 && (
                    <small> {t("places.already", { count: place.annotated.length })}</small>
                  )}
                </span>
              }
            />
          </li>
        ))}
      </ul>
      {problem && <Problem>{problem}</Problem>}
      {hasMore && (
        <Button loading={isFetching} onClick={more}>
          {t("more")}
        </Button>
      )}
    </div>
  );
}
