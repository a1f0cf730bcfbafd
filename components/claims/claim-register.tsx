"use client";
import "@/messages/claims";
import "@/messages/evidence";
import { Link } from "../ui/link";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { STANCES } from "@/lib/contract/terms";
import { call } from "../api";
import { RestOfList } from "../live/rest-of-list";
import { ROWS_OF_PAGE, useWholeList, type ListPage } from "../live/use-whole-list";
import { ABOUT_CLAIMS, useProjectChanges } from "../live/use-project-changes";
import { EmptyState } from "../ui/empty-state";
import { RelativeTime } from "../ui/relative-time";
import { Select } from "../ui/select";
import { Table, type Column } from "../ui/table";
import { TextInput } from "../ui/text-input";
import type { Claim, Register } from "./claim";
import { CreateClaim } from "./create-claim";
import { STANCE_SIGNS } from "../annotation/stance-signs";
import { useVerdictName, VerdictChip } from "./verdict-chip";
import styles from "./claim-register.module.css";

export interface ClaimRegisterProps {
  readonly register: Register;
  /** The first claims of the register; the others are read when the page is there. */
  readonly beginning: ListPage<Claim>;
}

/** The claims of a project, each with its verdict, passages and evidence. */
export function ClaimRegister({ register, beginning }: ClaimRegisterProps) {
  const t = useTranslations("Claims");
  const format = useFormatter();
  const verdictName = useVerdictName();
  const router = useRouter();
  const [words, setWords] = useState("");
  const [verdict, setVerdict] = useState("");

  const [type, setType] = useState("");
  const { projectId } = register;
  const { items: claims, ...rest } = useWholeList(beginning, (cursor) =>
    call("GET /projects/{projectId}/claims", {
      params: { projectId },
      query: { limit: ROWS_OF_PAGE, cursor },
    }),
  );
  useProjectChanges(projectId, register.change, ABOUT_CLAIMS);

  // Older addresses name a claim in the fragment.
  useEffect(() => {
    const id = location.hash.slice(1);
    if (id) router.replace(`/projects/${projectId}/claims/${id}`);
  }, [router, projectId]);

  const shown = useMemo(() => {
    const sought = words.trim().toLocaleLowerCase();
    return claims.filter(
      (claim) =>
        (verdict === "" || (claim.verdict ?? "none") === verdict) &&
        (type === "" || claim.type === type) &&
        `${claim.statement} ${claim.context}`.toLocaleLowerCase().includes(sought),
    );
  }, [claims, words, verdict, type]);

  const columns = useMemo((): Column<Claim>[] => {
    const typeName = (type: string) =>
      register.types.find(({ value }) => value === type)?.label ?? type;
    return [
      {
        key: "statement",
        label: t("statement"),
        sortBy: (claim) => claim.statement,
        cell: (claim) => (
          <Link
            className={styles.statement}
            dir="auto"
            href={`/projects/${register.projectId}/claims/${claim.id}`}
          >
            {claim.statement}
          </Link>
        ),
      },
      {
        key: "type",
        label: t("type"),
        sortBy: (claim) => typeName(claim.type),
        cell: (claim) => typeName(claim.type),
      },
      {
        key: "verdict",
        label: t("verdict"),
        sortBy: (claim) => (claim.verdict ? register.verdicts.indexOf(claim.verdict) : Infinity),
        cell: (claim) => <VerdictChip verdict={claim.verdict} />,
      },
      {
        key: "occurrences",
        label: t("occurrences"),
        align: "end",
        sortBy: (claim) => claim.occurrenceCount,
        cell: (claim) =>
          claim.occurrenceCount > 0 ? format.number(claim.occurrenceCount) : t("noPassage"),
      },
      {
        key: "evidence",
        label: t("evidence"),
        sortBy: (claim) => STANCES.reduce((sum, stance) => sum + claim.evidence[stance], 0),
        cell: (claim) => <EvidenceCounts claim={claim} />,
      },
      {
        key: "updated",
        label: t("updated"),
        sortBy: (claim) => claim.updatedAt,
        cell: (claim) => <RelativeTime at={claim.updatedAt} />,
      },
    ];
  }, [t, format, register]);

  if (claims.length === 0) {
    return (
      <EmptyState
        title={t("empty.title")}
        action={register.mayAdd && <CreateClaim register={register} />}
      >
        {t("empty.words")}
      </EmptyState>
    );
  }
  // Claims may have verdicts that are no longer on the scale.
  const usedVerdicts = claims.flatMap((claim) => claim.verdict ?? []);
  const scale = [...new Set([...register.verdicts, ...usedVerdicts])];
  const verdicts = [
    { value: "", label: t("anyVerdict") },
    { value: "none", label: t("undecided") },
    ...scale.map((value) => ({ value, label: verdictName(value) })),
  ];
  return (
    <>
      <div className={styles.tools}>
        <TextInput
          className={styles.find}
          type="search"
          aria-label={t("find")}
          placeholder={t("find")}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Select
          className={styles.filter}
          aria-label={t("verdict")}
          value={verdict}
          onChange={(event) => setVerdict(event.target.value)}
          options={verdicts}
        />
        <Select
          className={styles.filter}
          aria-label={t("type")}
          value={type}
          onChange={(event) => setType(event.target.value)}
          options={[{ value: "", label: t("anyType") }, ...register.types]}
        />
        {register.mayAdd && <CreateClaim register={register} />}
      </div>
      <p className={styles.where} role="status">
        {t("shown", { shown: shown.length, count: claims.length })}
      </p>
      <RestOfList {...rest} />
      <Table caption={t("title")} columns={columns} rows={shown} rowKey={(claim) => claim.id} />
    </>
  );
}

/** Counts of evidence: signs for the eye, words for screen readers. */
function EvidenceCounts({ claim }: { claim: Claim }) {
  const t = useTranslations("Evidence");
  const format = useFormatter();
  const there = STANCES.filter((stance) => claim.evidence[stance] > 0);
  if (there.length === 0) return null;
  return (
    <span className={styles.counts}>
      {there.map((stance) => (
        <span key={stance} title={t(`stance.${stance}`)}>
          <span aria-hidden="true">{STANCE_SIGNS[stance]}</span>
          <span className="visually-hidden">{t(`stance.${stance}`)}: </span>
          {format.number(claim.evidence[stance])}
        </span>
      ))}
    </span>
  );
}
