"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { useToast } from "../ui/toast";
import { useSubmit } from "../use-submit";
import { ClassLinkDialog } from "./class-link-dialog";
import { LinkBox } from "../ui/link-box";
import type { ClassLink } from "./member";
import styles from "./member-list.module.css";

export interface ClassLinkListProps {
  readonly projectId: string;
  readonly links: readonly ClassLink[];
}

/** The links by which many people join, with the button that makes one. */
export function ClassLinkList({ projectId, links }: ClassLinkListProps) {
  const t = useTranslations("MembersPage");
  return (
    <section className={styles.section} aria-labelledby="class-links">
      <div className={styles.sectionHead}>
        <h2 id="class-links">{t("classLinks")}</h2>
        <ClassLinkDialog projectId={projectId} />
      </div>
      <p className={styles.sectionWords}>{t("classLinkWords")}</p>
      <ul role="list" className={styles.resultList}>
        {links.map((link) => (
          <li key={link.id}>
            <OneLink projectId={projectId} link={link} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneLink({ projectId, link }: { readonly projectId: string; readonly link: ClassLink }) {
  const t = useTranslations("MembersPage");
  const router = useRouter();
  const toast = useToast();
  const { id, role, state, uses, maxUses, expiresAt, createdBy } = link;
  const name = link.name || t("classLinkOf", { role: t(`roles.${role}`) });
  const revocation = useSubmit("DELETE /class-links/{classLinkId}", {
    onDone() {
      toast({ text: t("classLinkRevoked", { name }) });
      router.refresh();
    },
    onRefused({ detail }) {
      toast({ text: detail, urgent: true });
      router.refresh();
    },
  });
  return (
    <>
      <div className={styles.sectionHead}>
        <p>
          <bdi className={styles.name}>{name}</bdi>{" "}
          <span className={styles.you}>
            {t("classLinkFacts", {
              role: t(`roles.${role}`),
              uses,
              most: maxUses,
              until: expiresAt.slice(0, 10),
              name: createdBy,
            })}
          </span>{" "}
          {state !== "open" && <Chip tone="muted">{t(`states.${state}`)}</Chip>}
        </p>
        <div className={styles.buttons}>
          <ClassLinkDialog projectId={projectId} link={link} />
          <Button
            size="small"
            variant="quiet"
            aria-label={t("revokeLinkNamed", { name })}
            loading={revocation.busy}
            onClick={() => revocation.submit({ params: { classLinkId: id } })}
          >
            {t("revoke")}
          </Button>
        </div>
      </div>
      {link.link ? <LinkBox link={link.link} name={name} /> : <p>{t("linkNotShown")}</p>}
    </>
  );
}
