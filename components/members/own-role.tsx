"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { AskForRole, type AskForRoleProps } from "./ask-for-role";
import styles from "./member-list.module.css";

/** On the page of the members: what a reader may do, and their request to do more. */
export function OwnRole({ projectId, request }: Omit<AskForRoleProps, "onChanged">) {
  const t = useTranslations("RoleRequest");
  const router = useRouter();
  return (
    <section className={styles.section} aria-labelledby="own-role">
      <h2 id="own-role">{t("title")}</h2>
      <p className={styles.sectionWords}>{t("readsOnly")}</p>
      <div className={styles.request}>
        <AskForRole projectId={projectId} request={request} onChanged={() => router.refresh()} />
      </div>
    </section>
  );
}
