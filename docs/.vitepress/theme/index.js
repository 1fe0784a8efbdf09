import { onMounted, watch } from "vue";
import { useData } from "vitepress";
import DefaultTheme from "vitepress/theme";
import "./style.css";

export default {
  extends: DefaultTheme,
  setup() {
    const { frontmatter } = useData();
    // VitePress gives every page a main part but the home page; config.ts does the same to the page as it is served.
    const mark = () => {
      const content = document.getElementById("VPContent");
      if (frontmatter.value.layout === "home") content?.setAttribute("role", "main");
      else content?.removeAttribute("role");
    };
    onMounted(() => {
      mark();
      watch(frontmatter, mark, { flush: "post" });
    });
  },
};
