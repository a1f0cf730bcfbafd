import { useTranslations } from "use-intl";
import "@/messages/members";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { FormActions } from "../ui/field";
import { LinkBox } from "../ui/link-box";
import type { Invited } from "./member";
import { readableDate } from "@/lib/text/readable-date";
import styles from "./member-list.module.css";

export interface InviteResultsProps {
  readonly results: readonly Invited[];
  readonly onDone: () => void;
  /** Back to the list, where what was refused can be mended. */
  readonly onAgain: () => void;
}

/** What became of each address, with the links to hand over. */
export function InviteResults({ results, onDone, onAgain }: InviteResultsProps) {
  const t = useTranslations("MembersPage");
  const links = results.flatMap(({ email, invitation }) =>
    invitation && email ? [`${email}\t${invitation.link}`] : [],
  );
  const refused = results.filter(({ outcome }) => outcome === "refused").length;
  return (
    <div className={styles.results}>
      <p role="status">{t("resultsAre", { count: results.length - refused, refused })}</p>
      <ul role="list" className={styles.resultList}>
        {results.map((result, at) => (
          // One address may be listed twice.
          <li key={`${at} ${result.written}`} data-outcome={result.outcome}>
            <Result result={result} />
          </li>
        ))}
      </ul>
      <FormActions>
        {links.length > 1 && <CopyButton text={links.join("\n")} label={t("copyAll")} />}
        {refused > 0 && <Button onClick={onAgain}>{t("mend")}</Button>}
        <Button variant="primary" onClick={onDone}>
          {t("done")}
        </Button>
      </FormActions>
    </div>
  );
}

function Result({ result }: { readonly result: Invited }) {
  const t = useTranslations("MembersPage");
  const { written, email, outcome, role, reason, invitation } = result;
  return (
    <>
      <p>
        <bdi className={styles.name}>{email ?? written}</bdi>{" "}
        <span className={outcome === "refused" ? styles.refused : styles.you}>
          {outcome === "refused" && reason}
          {outcome === "repeated" && t("results.repeated")}
          {outcome === "added" && role && t("results.added", { role: t(`roles.${role}`) })}
          {outcome === "member" && role && t("results.member", { role: t(`roles.${role}`) })}
          {outcome === "invited" &&
            t(`results.${invitation?.mail ?? "off"}`, {
              until: readableDate(invitation?.expiresAt ?? ""),
            })}
        </span>
      </p>
      {invitation && <LinkBox link={invitation.link} name={email ?? written} />}
    </>
  );
}
