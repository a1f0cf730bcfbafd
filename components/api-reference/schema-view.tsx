"use client";
import { useTranslations } from "use-intl";
import "@/messages/api-reference";
import { refName, type Schema } from "./open-api";
import styles from "./api-reference.module.css";

/** How deep members are shown in place; deeper ones have a name and a section of their own. */
const MAX_DEPTH = 3;

/** In words: "list of Tag", "string, uuid", "claim | quotation". */
export function SchemaType({ schema }: { schema: Schema }) {
  const t = useTranslations("Api");
  const name = refName(schema);
  if (name) return <a href={`#schema-${name}`}>{name}</a>;
  const several = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (several) {
    return several.map((one, at) => (
      <span key={at}>
        {at > 0 && ` ${t("or")} `}
        <SchemaType schema={one} />
      </span>
    ));
  }
  if (schema.const !== undefined) return <code>{JSON.stringify(schema.const)}</code>;
  if (schema.enum) return <code>{schema.enum.map((one) => JSON.stringify(one)).join(" | ")}</code>;
  if (schema.type === "array") {
    return (
      <>
        {t("listOf")} {schema.items ? <SchemaType schema={schema.items} /> : t("anything")}
      </>
    );
  }
  const types = [schema.type ?? t("anything")].flat().join(` ${t("or")} `);
  const most = schema.maxLength ? `, ${t("atMost", { count: schema.maxLength })}` : "";
  return `${types}${schema.format ? `, ${schema.format}` : ""}${most}`;
}

/** The object of a schema, alone, in a list or as one of several. */
function membersOf(schema: Schema): Schema {
  if (schema.type === "array" && schema.items) return membersOf(schema.items);
  const several = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  return several.map(membersOf).find(({ properties }) => properties) ?? schema;
}

/** The members of an object, one below the other. */
function Members({ schema, depth = 0 }: { schema: Schema; depth?: number }) {
  const t = useTranslations("Api");
  const { properties, required } = membersOf(schema);
  const members = Object.entries(properties ?? {});
  if (members.length === 0 || depth > MAX_DEPTH) return null;
  return (
    <ul role="list" className={styles.members}>
      {members.map(([name, member]) => (
        <li key={name}>
          <code className={styles.member}>{name}</code>{" "}
          <span className={styles.type}>
            <SchemaType schema={member} />
            {!required?.includes(name) && ` ${t("optional")}`}
          </span>
          {member.description && <span className={styles.words}> {member.description}</span>}
          <Members schema={member} depth={depth + 1} />
        </li>
      ))}
    </ul>
  );
}

export function SchemaView({ schema }: { schema: Schema }) {
  return (
    <div className={styles.schema}>
      {!membersOf(schema).properties && (
        <p className={styles.type}>
          <SchemaType schema={schema} />
        </p>
      )}
      <Members schema={schema} />
    </div>
  );
}
