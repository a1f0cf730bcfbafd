"use client";
import { useEffect, type CSSProperties } from "react";
import { useTranslations } from "use-intl";
import { LazyMarkdown } from "@/components/ui/lazy-markdown";
import { Button } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import { Problem } from "@/components/ui/problem";
import { SmallButton } from "@/components/ui/small-button";
import { may } from "@/lib/access/policy";
import type { Annotation } from "@/lib/annotation/annotation";
import "@/messages/relations";
import { useReaderContext } from "../../context/reader-context";
import { useFormOpen } from "../../context/use-draft";
import { useRelations } from "../../context/use-relations";
import parts from "@/components/ui/card-parts.module.css";
import { EditRelation } from "./edit-relation";
import { useRemoveRelation } from "./use-remove-relation";
import { editingDraft, relatingDraft } from "./draft-names";
import { ARROWS, beginning, seenFrom, type Seen } from "./wording";
import styles from "./relation.module.css";

/** The relations of an annotation, in words and with their direction. */
export function RelationsPart({ annotation }: { annotation: Annotation }) {
  const t = useTranslations("Relation");
  const { reading, commands } = useReaderContext();
  const { relations, types, problem, store } = useRelations();
  const { id } = annotation;
  const { drafts, store: page } = reading;
  useEffect(
    () => drafts.onRestored((name) => name === relatingDraft(id) && page.startRelating(id)),
    [drafts, page, id],
  );
  const seen = seenFrom(id, relations, types);
  const mayAdd = may("relation.add", { role: reading.me.role });
  if (seen.length === 0 && !mayAdd && !problem) return null;
  return (
    <Fold name="relations" label={t("title")} count={seen.length}>
      {problem && (
        <Problem
          next={
            <Button size="small" onClick={() => void store.read()}>
              {t("again")}
            </Button>
          }
        >
          {problem}
        </Problem>
      )}
      {seen.length > 0 && (
        <ul role="list" className={styles.list}>
          {seen.map((one) => (
            <Item key={one.relation.id} seen={one} />
          ))}
        </ul>
      )}
      {mayAdd && (
        <div className={parts.row}>
          <Button size="small" onClick={() => commands.run("relate")}>
            {t("relate")}
          </Button>
        </div>
      )}
    </Fold>
  );
}

function Item({ seen }: { seen: Seen }) {
  const t = useTranslations("Relation");
  const { reading, surface } = useReaderContext();
  const remove = useRemoveRelation();
  const { relation, words, direction, otherId, other, type } = seen;
  const [editing, setEditing] = useFormOpen(editingDraft(relation.id));
  const { documentId, projectId } = reading.place;
  const quote = beginning(other.exact);
  const isHere = other.documentId === documentId;
  const subject = { role: reading.me.role, mine: relation.createdBy.id === reading.me.id };
  const colour = { "--type-colour": type?.colour || undefined } as CSSProperties;
  const what = t("named", { words, quote });

  function jump() {
    reading.store.openAnnotation(otherId);
    reading.store.focusAnnotation(otherId);
    surface()?.scrollTo(otherId);
  }

  return (
    <li className={styles.item} style={colour} data-relation={relation.id}>
      <span className={styles.words}>
        <span aria-hidden="true">{ARROWS[direction]}</span> {words}
      </span>{" "}
      {isHere ? (
        <button
          type="button"
          className={styles.jump}
          dir="auto"
          aria-label={t("goTo", { words, quote })}
          onClick={jump}
        >
          “{quote}”
        </button>
      ) : (
        <a
          className={styles.jump}
          dir="auto"
          href={`/projects/${projectId}/documents/${other.documentId}#annotation-${otherId}`}
        >
          “{quote}” <small>{t("inText", { title: other.title })}</small>
        </a>
      )}
      {relation.note && !editing && <LazyMarkdown>{relation.note}</LazyMarkdown>}
      <small className={parts.muted}>{relation.createdBy.name}</small>
      {editing ? (
        <EditRelation relation={relation} onClose={() => setEditing(false)} />
      ) : (
        <span className={styles.actions}>
          {may("relation.edit", subject) && (
            <SmallButton aria-label={t("editNamed", { what })} onClick={() => setEditing(true)}>
              {t("edit")}
            </SmallButton>
          )}
          {may("relation.delete", subject) && (
            <SmallButton
              aria-label={t("removeNamed", { what })}
              onClick={() => void remove(relation)}
            >
              {t("remove")}
            </SmallButton>
          )}
        </span>
      )}
    </li>
  );
}
