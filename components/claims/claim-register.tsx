"use client";
import { useEffect, useMemo, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { EmptyState } from "../ui/empty-state";
import { RelativeTime } from "../ui/relative-time";
import { Select } from "../ui/select";
import { Table, type Column } from "../ui/table";
import { TextInput } from "../ui/text-input";
import type { Claim, Register } from "./claim";
import { ClaimDetail } from "./claim-detail";
import { CreateClaim } from "./create-claim";
import { useVerdictName, VerdictChip } from "./verdict-chip";
import styles from "./claim-register.module.css";

export interface ClaimRegisterProps {
  readonly register: Register;
  readonly claims: readonly Claim[];
}

/** The claims of a project, each with its verdict. The open one stands in the address. */
export function ClaimRegister({ register, claims }: ClaimRegisterProps) {
  const t = useTranslations("Claims");
  const format = useFormatter();
  const verdictName = useVerdictName();
  const [openId, setOpenId] = useState<string | null>(null);
  const [words, setWords] = useState("");
  const [verdict, setVerdict] = useState("");

  useEffect(() => {
    const follow = () => setOpenId(location.hash.slice(1) || null);
    follow();
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);

  function close() {
    setOpenId(null);
    history.replaceState(history.state, "", location.pathname);
  }

  const shown = useMemo(() => {
    const sought = words.trim().toLocaleLowerCase();
    return claims.filter(
      (claim) =>
        (verdict === "" || (claim.verdict ?? "none") === verdict) &&
        `${claim.statement} ${claim.context}`.toLocaleLowerCase().includes(sought),
    );
  }, [claims, words, verdict]);

  const columns = useMemo((): Column<Claim>[] => {
    const typeName = (type: string) =>
      register.types.find(({ value }) => value === type)?.label ?? type;
    return [
      {
        key: "statement",
        label: t("statement"),
        sortBy: (claim) => claim.statement,
        cell: (claim) => (
          <a className={styles.statement} dir="auto" href={`#${claim.id}`}>
            {claim.statement}
          </a>
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
        cell: (claim) => format.number(claim.occurrenceCount),
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
  const verdicts = [
    { value: "", label: t("anyVerdict") },
    { value: "none", label: t("undecided") },
    ...register.verdicts.map((value) => ({ value, label: verdictName(value) })),
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
        {register.mayAdd && <CreateClaim register={register} />}
      </div>
      <Table caption={t("title")} columns={columns} rows={shown} rowKey={(claim) => claim.id} />
      {openId && <ClaimDetail key={openId} id={openId} register={register} onClose={close} />}
    </>
  );
}
