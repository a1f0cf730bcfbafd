"use client";
import { useState, type CSSProperties } from "react";
import { useTranslations } from "use-intl";
import "@/messages/codebook";
import "@/messages/relations";
import { call } from "../api";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { EmptyState } from "../ui/empty-state";
import { useToast } from "../ui/toast";
import { useSubmit } from "../use-submit";
import type { RelationType } from "./relation-type";
import { relationTypeDraft, RelationTypeForm } from "./relation-type-form";
import styles from "./relation-types.module.css";

export interface RelationTypesProps {
  readonly projectId: string;
  readonly types: readonly RelationType[];
  /** The name of the form that is open first, if one is. */
  readonly begun: string | null;
  readonly mayChange: boolean;
}

/** The form of a new type or of one that is there, by the name of its draft. */
function formNamed(
  name: string | null,
  projectId: string,
  types: readonly RelationType[],
): { type?: RelationType } | null {
  if (name === relationTypeDraft(projectId)) return {};
  const type = types.find(({ id }) => name === relationTypeDraft(projectId, id));
  return type ? { type } : null;
}

/** What relations between annotations may be called in this project. */
export function RelationTypes({ projectId, types, begun, mayChange }: RelationTypesProps) {
  const t = useTranslations("RelationTypes");
  const [form, setForm] = useState(() => formNamed(begun, projectId, types));
  const [deleting, setDeleting] = useState<RelationType | null>(null);
  const shown = [...types.filter((type) => !type.retiredAt), ...types.filter((x) => x.retiredAt)];
  return (
    <section aria-label={t("title")}>
      <p className={styles.lead}>{t("lead")}</p>
      {types.length === 0 && <EmptyState title={t("none")}>{t("noneWords")}</EmptyState>}
      <ul role="list" className={styles.types}>
        {shown.map((type) => (
          <TypeItem
            key={type.id}
            type={type}
            mayChange={mayChange}
            onEdit={() => setForm({ type })}
            onDelete={() => setDeleting(type)}
          />
        ))}
      </ul>
      {mayChange && (
        <p>
          <Button onClick={() => setForm({})}>{t("add")}</Button>
        </p>
      )}
      {form && <RelationTypeForm projectId={projectId} {...form} onClose={() => setForm(null)} />}
      {deleting && <DeleteType type={deleting} onClose={() => setDeleting(null)} />}
    </section>
  );
}

interface TypeItemProps {
  readonly type: RelationType;
  readonly mayChange: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

function TypeItem({ type, mayChange, onEdit, onDelete }: TypeItemProps) {
  const t = useTranslations("RelationTypes");
  const book = useTranslations("Codebook");
  const ui = useTranslations("Ui");
  const retire = useRetire();
  const { label, inverse, slug, description, symmetric, fromKinds, toKinds, retiredAt } = type;
  const kinds = (all: RelationType["fromKinds"]) =>
    all.length === 0 ? t("any") : all.map((kind) => ui(`kind.${kind}`)).join(", ");
  const colour = { "--type-colour": type.colour || undefined } as CSSProperties;
  return (
    <li className={styles.type} style={colour}>
      <div className={styles.head}>
        <h3>{label}</h3>
        <span className={styles.slug}>{slug}</span>
        {retiredAt && <Chip tone="muted">{book("retired")}</Chip>}
        {mayChange && (
          <>
            <Button
              size="small"
              variant="quiet"
              aria-label={book("editNamed", { label })}
              onClick={onEdit}
            >
              {ui("edit")}
            </Button>
            <Button
              size="small"
              variant="quiet"
              aria-label={t(retiredAt ? "offerNamed" : "retireNamed", { label })}
              onClick={() => void retire(type)}
            >
              {book(retiredAt ? "offerAgain" : "retire")}
            </Button>
            <Button
              size="small"
              variant="quiet"
              aria-label={t("deleteNamed", { label })}
              onClick={onDelete}
            >
              {ui("delete")}
            </Button>
          </>
        )}
      </div>
      {description && <p className={styles.description}>{description}</p>}
      <p className={styles.rule}>
        {symmetric ? t("both") : inverse ? t("reads", { inverse }) : t("readsSame")}{" "}
        {(fromKinds.length > 0 || toKinds.length > 0) &&
          t("rule", { from: kinds(fromKinds), to: kinds(toKinds) })}
      </p>
    </li>
  );
}

/** Retires a type or offers it again, without confirmation, since nothing is lost. */
function useRetire(): (type: RelationType) => Promise<void> {
  const book = useTranslations("Codebook");
  const changed = useChanged();
  const toast = useToast();
  return async ({ id, label, version, retiredAt }) => {
    const body = { retired: !retiredAt };
    const sent = { params: { relationTypeId: id }, body, version };
    const answer = await call("PATCH /relation-types/{relationTypeId}", sent);
    const words = retiredAt ? book("offeredAgain", { label }) : book("retiredNow", { label });
    toast({ text: answer.ok ? words : answer.detail });
    changed("relation-type");
  };
}

function DeleteType({ type, onClose }: { type: RelationType; onClose: () => void }) {
  const t = useTranslations("RelationTypes");
  const book = useTranslations("Codebook");
  const ui = useTranslations("Ui");
  const changed = useChanged();
  const removal = useSubmit("DELETE /relation-types/{relationTypeId}", {
    onRefused: () => changed("relation-type"),
    onDone() {
      changed("relation-type");
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={book("deleteTitle", { label: type.label })}
      action={ui("delete")}
      submission={removal}
      onConfirm={() =>
        removal.submit({ params: { relationTypeId: type.id }, version: type.version })
      }
    >
      {t("deleteWords")}
    </ConfirmDialog>
  );
}
