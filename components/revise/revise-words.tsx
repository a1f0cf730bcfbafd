"use client";
import words from "@/messages/en-revise.json";
import { wordsBeside } from "../ui/words-beside";

/** The words of the pages about a new revision. */
export const ReviseWords = wordsBeside(words);
