package io.jwtgate.checks.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Everything that users can call says in a sentence what it is. */
class JavadocTest {

  @Test
  @DisplayName("each public type and member of the API, and each package, has a sentence")
  void everythingHasASentence() throws IOException {
    assertEquals(List.of(), withoutSentence(ApiDocs.sources().toList()));
  }

  private static List<String> withoutSentence(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      Sentences sentences = new Sentences(DocTrees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        sentences.scan(unit, null);
      }
      return sentences.missing;
    }
  }

  /** Walks through what is public, and through nothing within what is not. */
  private static final class Sentences extends TreePathScanner<Void, Void> {
    private static final Set<String> OF_RECORDS = Set.of("equals", "hashCode", "toString");

    private static final String PACKAGE = "package-info.java";

    private final List<String> missing = new ArrayList<>();
    private final DocTrees docs;

    Sentences(DocTrees docs) {
      this.docs = docs;
    }

    @Override
    public Void visitPackage(PackageTree named, Void none) {
      if (getCurrentPath().getCompilationUnit().getSourceFile().getName().endsWith(PACKAGE)) {
        require(getCurrentPath(), named.getPackageName().toString());
      }
      return null;
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
      if (!isForUsers(type.getModifiers())) {
        return null;
      }
      require(getCurrentPath(), type.getSimpleName().toString());
      return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
      boolean compact = isCompactConstructor(method);
      if (isForUsers(method.getModifiers()) && !overrides(method) && !compact) {
        require(getCurrentPath(), method.getName().toString());
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void none) {
      if (isForUsers(field.getModifiers()) && !isSetting()) {
        require(getCurrentPath(), field.getName().toString());
      }
      return null;
    }

    /** A setting has its sentence as a text, which is its row in the page of settings. */
    private boolean isSetting() {
      return parent() instanceof ClassTree type
          && type.getKind() == Tree.Kind.ENUM
          && type.getSimpleName().toString().endsWith("Setting");
    }

    /** The comment of a record is about its components. */
    private boolean isCompactConstructor(MethodTree method) {
      return parent().getKind() == Tree.Kind.RECORD && method.getName().contentEquals("<init>");
    }

    private static boolean overrides(MethodTree method) {
      return OF_RECORDS.contains(method.getName().toString())
          || method.getModifiers().getAnnotations().stream()
              .anyMatch(each -> each.getAnnotationType().toString().equals("Override"));
    }

    /** What an interface or an enum's list holds is public without a word. */
    private boolean isForUsers(ModifiersTree modifiers) {
      Set<Modifier> flags = modifiers.getFlags();
      boolean unsaid =
          parent().getKind() == Tree.Kind.INTERFACE && !flags.contains(Modifier.PRIVATE);
      return unsaid || flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
    }

    private Tree parent() {
      return getCurrentPath().getParentPath().getLeaf();
    }

    private void require(TreePath path, String name) {
      String comment = docs.getDocComment(path);
      if (comment == null || comment.isBlank()) {
        missing.add(fileOf(path) + ": " + name);
      }
    }

    private static String fileOf(TreePath path) {
      String file = path.getCompilationUnit().getSourceFile().getName();
      return file.replaceAll(".*src/main/java/", "");
    }
  }
}
