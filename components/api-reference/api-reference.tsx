"use client";
import { useEffect, useMemo } from "react";
import { useTranslations } from "use-intl";
import "@/messages/api-reference";
import { CallView } from "./call-view";
import { groupsOf, type OpenApi } from "./open-api";
import { SchemaView } from "./schema-view";
import styles from "./api-reference.module.css";

const SIGN_IN = `curl -u you@example.org -H "Content-Type: application/json" \\
  -d '{"name": "my script"}' "$OBELUS/api/v1/tokens"`;

/** The OpenAPI document in readable form. */
export function ApiReference({ api }: { api: OpenApi }) {
  const t = useTranslations("Api");
  const groups = useMemo(() => [...groupsOf(api)], [api]);
  const schemas = Object.entries(api.components?.schemas ?? {});

  // A closed section can not be scrolled to: open the operation in the address, then scroll.
  useEffect(() => {
    const follow = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target instanceof HTMLDetailsElement) target.open = true;
      target?.scrollIntoView();
    };
    follow();
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);

  return (
    <div className={styles.layout}>
      <nav className={styles.contents} aria-label={t("contents")}>
        <ul role="list" className={styles.links}>
          {groups.map(([group]) => (
            <li key={group}>
              <a className="quiet-link" href={`#group-${group}`}>
                {group}
              </a>
            </li>
          ))}
          <li>
            <a className="quiet-link" href="#schemas">
              {t("schemas")}
            </a>
          </li>
        </ul>
      </nav>
      <div className={styles.groups}>
        <section className={styles.start}>
          <p>{api.info.description}</p>
          <p>{t("signIn")}</p>
          <pre className={styles.curl}>{SIGN_IN}</pre>
          <p>
            <a href="/api/v1/openapi.json">{t("document")}</a>
          </p>
        </section>
        {groups.map(([group, calls]) => (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>{group}</h2>
            {calls.map((call) => (
              <CallView key={call.operationId} call={call} api={api} />
            ))}
          </section>
        ))}
        <section aria-labelledby="schemas">
          <h2 id="schemas">{t("schemas")}</h2>
          {schemas.map(([name, schema]) => (
            <details key={name} id={`schema-${name}`} className={styles.call}>
              <summary>
                <code className={styles.path}>{name}</code>
              </summary>
              <div className={styles.body}>
                <SchemaView schema={schema} />
              </div>
            </details>
          ))}
        </section>
      </div>
    </div>
  );
}
