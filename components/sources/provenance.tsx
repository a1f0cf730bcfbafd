"use client";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { circles as circlesOf } from "@/lib/source/provenance";
import "@/messages/sources";
import { useServerValue } from "../live/use-server-value";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { AddRelation } from "./add-relation";
import type { NamedSource, Relation } from "./relation";
import { RelationTable } from "./relation-table";
import { Roots } from "./roots";
import { SourceGraph } from "./source-graph";
import styles from "./provenance.module.css";

export interface ProvenanceProps {
  readonly projectId: string;
  readonly sources: readonly NamedSource[];
  readonly relations: readonly Relation[];
  readonly claims: readonly { readonly id: string; readonly statement: string }[];
  readonly me: string;
  readonly mayAdd: boolean;
  readonly mayRemoveAll: boolean;
}

/** The citation graph: its circles, the same as a table, and the roots of a claim. */
export function Provenance(props: ProvenanceProps) {
  const { projectId, sources, claims, me, mayAdd, mayRemoveAll } = props;
  const t = useTranslations("Provenance");
  const [relations, setRelations] = useServerValue(props.relations);
  const [adding, setAdding] = useState(false);
  const [claimId, setClaimId] = useState(claims[0]?.id ?? "");
  const circles = useMemo(
    () =>
      circlesOf(
        sources.map(({ id }) => id),
        relations,
      ),
    [sources, relations],
  );
  // That two sources are two works is in the table; it is no line between them.
  const drawn = useMemo(
    () => relations.filter(({ relation }) => relation !== "different"),
    [relations],
  );
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  const add = mayAdd && sources.length > 1 && (
    <Button onClick={() => setAdding(true)}>{t("add.open")}</Button>
  );
  return (
    <div className={styles.page}>
      {relations.length === 0 ? (
        <EmptyState title={t("empty.title")} action={add}>
          {t("empty.words")}
        </EmptyState>
      ) : (
        <>
          <div className={styles.tools}>{add}</div>
          {circles.map((circle) => (
            <p key={circle.join()} className={styles.circle}>
              ↻ {t("circle")} <bdi>{circle.map((id) => names.get(id) ?? "").join(" ↔ ")}</bdi>
            </p>
          ))}
          <SourceGraph
            projectId={projectId}
            sources={sources}
            relations={drawn}
            circles={circles}
          />
          <RelationTable
            sources={sources}
            relations={relations}
            circles={circles}
            mayRemove={({ createdBy }) => mayRemoveAll || (mayAdd && createdBy.id === me)}
            onRemoved={(gone) => setRelations(relations.filter(({ id }) => id !== gone))}
          />
        </>
      )}
      {claims.length > 0 && (
        <section className={styles.roots}>
          <h2>{t("roots.title")}</h2>
          <Field label={t("roots.claim")}>
            {(control) => (
              <Select
                {...control}
                value={claimId}
                onChange={({ target }) => setClaimId(target.value)}
                options={claims.map(({ id, statement }) => ({ value: id, label: statement }))}
              />
            )}
          </Field>
          <Roots claimId={claimId} />
        </section>
      )}
      {adding && (
        <AddRelation
          projectId={projectId}
          sources={sources}
          onClose={() => setAdding(false)}
          onAdded={(added) => {
            setRelations([...relations.filter(({ id }) => id !== added.id), added]);
            setAdding(false);
          }}
        />
      )}
    </div>
  );
}
