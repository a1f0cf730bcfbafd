"use client";
import words from "@/messages/en-query.json";
import { wordsBeside } from "../ui/words-beside";

/** The words of the query page. */
export const QueryWords = wordsBeside(words);
