"use client";
import { useTranslations } from "use-intl";
import "@/messages/members";
import { Chip } from "../ui/chip";
import { RevokeButton } from "../revoke-button";
import { ClassLinkDialog } from "./class-link-dialog";
import { LinkBox } from "../ui/link-box";
import type { ClassLink } from "./member";
import { readableDate } from "@/lib/text/readable-date";
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
  const { id, role, state, uses, maxUses, expiresAt, createdBy } = link;
  const name = link.name || t("classLinkOf", { role: t(`roles.${role}`) });
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
              until: readableDate(expiresAt),
              name: createdBy,
            })}
          </span>{" "}
          {state !== "open" && <Chip tone="muted">{t(`states.${state}`)}</Chip>}
        </p>
        <div className={styles.buttons}>
          <ClassLinkDialog projectId={projectId} link={link} />
          <RevokeButton
            operation="DELETE /class-links/{classLinkId}"
            sent={[{ params: { classLinkId: id } }]}
            label={t("revoke")}
            fullLabel={t("revokeLinkNamed", { name })}
            revoked={t("classLinkRevoked", { name })}
          />
        </div>
      </div>
      {link.link ? <LinkBox link={link.link} name={name} /> : <p>{t("linkNotShown")}</p>}
    </>
  );
}
