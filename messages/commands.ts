import words from "./en-commands.json";
import { addWords } from "./words";

addWords(words);
