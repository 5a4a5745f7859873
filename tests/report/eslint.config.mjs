// npx eslint -c tests/report/eslint.config.mjs src/zhsignals/report/page
import js from "@eslint/js";

const BROWSER = "document window navigator localStorage matchMedia getSelection history location addEventListener innerWidth getComputedStyle Node URLSearchParams setTimeout clearTimeout print";
const PAGE = "Dom Words Model Format Article Facts Checks Names Articles Charts Overview Reader Page";
const globals = Object.fromEntries(`${BROWSER} ${PAGE}`.split(" ").map((name) => [name, "readonly"]));

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: "script", globals },
    rules: {
      eqeqeq: "error",
      "no-control-regex": "off",
      "no-misleading-character-class": "off",
      "no-redeclare": ["error", { builtinGlobals: false }],
      "no-unused-expressions": "error",
      "no-unused-vars": ["error", { varsIgnorePattern: "^[A-Z]" }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
];
