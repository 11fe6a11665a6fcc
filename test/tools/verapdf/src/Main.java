import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.verapdf.ReleaseDetails;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.gf.model.GFModelParser;
import org.verapdf.pd.PDMetadata;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.xmp.XMPException;
import org.verapdf.xmp.impl.VeraPDFMeta;
import org.verapdf.xmp.impl.VeraPDFXMPNode;

/**
 * Checks that PDFs are PDF/A-3a and PDF/UA-1, and claim to be both.
 *
 * <p>In: files, and folders that are searched for *.pdf. Out: for each file that fails, every rule it
 * breaks; then one line of summary. With --json, one JSON document instead.
 *
 * <p>The flavours are given, never read from the file, so a file that only claims them fails; and the
 * claims are read on their own, so that "valid, but nobody can tell" fails too.
 *
 * <p>Exit codes: 0 all pass, 1 some fail, 2 nothing to check.
 *
 * <p>Source: ISO 19005-3 §6.6.4, ISO 14289-1 §5 (the claims); veraPDF's validation profiles.
 */
public final class Main {
  private static final List<PDFAFlavour> FLAVOURS = List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1);

  /** Contexts shown for one broken rule; a rule may fail at every glyph. */
  private static final int CONTEXTS_PER_RULE = 3;

  /** veraPDF keeps its state per thread: one file a thread at a time is safe, one file in two is not. */
  private static final int THREADS = 2;

  private static final List<Claim> CLAIMS = List.of(
      new Claim("pdfa", "part", "3"), new Claim("pdfa", "conformance", "A"), new Claim("pdfua", "part", "1"));

  /** A property that the XMP metadata must hold, in the identification schema of its standard. */
  record Claim(String standard, String name, String value) {
    boolean isIn(List<VeraPDFXMPNode> properties) {
      String namespace = "http://www.aiim.org/" + standard + "/ns/id/";
      return properties.stream().anyMatch(property ->
          namespace.equals(property.getNamespaceURI())
              && name.equals(property.getName())
              && value.equals(property.getValue()));
    }

    String missing() {
      return "XMP metadata does not claim " + standard + "id:" + name + "=" + value;
    }
  }

  /** One rule of one standard that a file breaks, and the first few objects that break it. */
  record BrokenRule(
      String flavour, String clause, int test, String description, int count, List<String> contexts) {}

  record Verdict(String file, boolean passed, List<String> problems, List<BrokenRule> brokenRules) {}

  public static void main(String[] args) throws Exception {
    boolean json = Arrays.asList(args).contains("--json");
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    LogManager.getLogManager().getLogger("").setLevel(Level.SEVERE);
    VeraGreenfieldFoundryProvider.initialise();

    List<Path> files = findPdfs(Stream.of(args).filter(arg -> !arg.equals("--json")).map(Path::of).toList());
    if (files.isEmpty()) {
      System.err.println("usage: run [--json] <pdf or folder>...  (no PDF found)");
      System.exit(2);
    }
    List<Verdict> verdicts = checkAll(files);
    if (json) {
      out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(verdicts));
    } else {
      print(verdicts, out);
    }
    System.exit(verdicts.stream().allMatch(Verdict::passed) ? 0 : 1);
  }

  /** A path that does not exist stays in the list and fails as unreadable: a misspelt name is no pass. */
  private static List<Path> findPdfs(List<Path> roots) throws IOException {
    TreeSet<Path> found = new TreeSet<>();
    for (Path root : roots) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> paths = Files.walk(root)) {
          paths.filter(path -> path.toString().toLowerCase().endsWith(".pdf")).forEach(found::add);
        }
      } else {
        found.add(root);
      }
    }
    return List.copyOf(found);
  }

  private static List<Verdict> checkAll(List<Path> files) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    List<Callable<Verdict>> checks = new ArrayList<>();
    files.forEach(file -> checks.add(() -> check(file)));
    List<Future<Verdict>> futures = pool.invokeAll(checks);
    pool.shutdown();

    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      try {
        verdicts.add(futures.get(i).get());
      } catch (ExecutionException e) {
        String problem = "cannot be read as PDF: " + e.getCause();
        verdicts.add(new Verdict(files.get(i).toString(), false, List.of(problem), List.of()));
      }
    }
    return verdicts;
  }

  private static Verdict check(Path file) throws Exception {
    List<String> problems = new ArrayList<>();
    List<BrokenRule> brokenRules = new ArrayList<>();
    for (PDFAFlavour flavour : FLAVOURS) {
      try (PDFAParser parser = Foundries.defaultInstance().createParser(file.toFile(), flavour);
          PDFAValidator validator =
              Foundries.defaultInstance().createValidator(flavour, CONTEXTS_PER_RULE, false, true, false)) {
        if (flavour == FLAVOURS.get(0)) {
          problems.addAll(missingClaims((GFModelParser) parser));
        }
        ValidationResult result = validator.validate(parser);
        brokenRules.addAll(brokenRules(result));
        if (!result.isCompliant() && result.getFailedChecks().isEmpty()) {
          problems.add(flavour + ": not compliant, no rule named (" + result.getJobEndStatus() + ")");
        }
      }
    }
    boolean passed = problems.isEmpty() && brokenRules.isEmpty();
    return new Verdict(file.toString(), passed, problems, brokenRules);
  }

  private static List<String> missingClaims(GFModelParser parser) throws IOException {
    PDMetadata metadata = parser.getPDDocument().getMetadata();
    if (metadata == null) {
      return List.of("no XMP metadata, so no claim of PDF/A-3a or PDF/UA-1");
    }
    try (InputStream xmp = metadata.getStream()) {
      List<VeraPDFXMPNode> found = VeraPDFMeta.parse(xmp).getProperties();
      return CLAIMS.stream().filter(claim -> !claim.isIn(found)).map(Claim::missing).toList();
    } catch (XMPException e) {
      return List.of("XMP metadata cannot be read: " + e.getMessage());
    }
  }

  private static List<BrokenRule> brokenRules(ValidationResult result) {
    List<BrokenRule> rules = new ArrayList<>();
    result.getFailedChecks().forEach((RuleId rule, Integer count) -> {
      List<TestAssertion> assertions =
          result.getTestAssertions().stream().filter(found -> found.getRuleId().equals(rule)).toList();
      String description = assertions.isEmpty() ? "" : assertions.get(0).getMessage();
      List<String> contexts = assertions.stream().map(Main::contextOf).toList();
      String flavour = result.getPDFAFlavour().getId();
      rules.add(new BrokenRule(flavour, rule.getClause(), rule.getTestNumber(), description, count, contexts));
    });
    rules.sort(Comparator.comparing(BrokenRule::clause).thenComparing(BrokenRule::test));
    return rules;
  }

  private static String contextOf(TestAssertion assertion) {
    String error = assertion.getErrorMessage();
    return assertion.getLocation().getContext() + (error == null ? "" : ": " + error);
  }

  private static void print(List<Verdict> verdicts, PrintStream out) {
    for (Verdict verdict : verdicts) {
      if (verdict.passed()) {
        continue;
      }
      out.println("FAIL " + verdict.file());
      verdict.problems().forEach(problem -> out.println("  " + problem));
      for (BrokenRule rule : verdict.brokenRules()) {
        out.printf("  %s clause %s test %d, %d times: %s%n",
            rule.flavour(), rule.clause(), rule.test(), rule.count(), rule.description());
        rule.contexts().forEach(context -> out.println("    at " + context));
      }
    }
    long passed = verdicts.stream().filter(Verdict::passed).count();
    out.printf("veraPDF %s: %d of %d PDFs are PDF/A-3a and PDF/UA-1%n", version(), passed, verdicts.size());
  }

  private static String version() {
    return ReleaseDetails.getInstance().getVersion();
  }
}
