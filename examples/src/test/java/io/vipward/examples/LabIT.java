package io.vipward.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.vipward.examples.network.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Boots the lab kernel once, runs every test with the tag {@code lab} of all modules in it, and reports each of them as
 * a test of this run. Their output goes to this run's as it comes.
 */
@Tag("kernel")
final class LabIT {
    private static final Path REPORT = Checkout.example("target/lab/TEST-junit-jupiter.xml");

    @TestFactory
    Stream<DynamicNode> everyTestOfTheLabKernel()
            throws IOException, InterruptedException, SAXException, ParserConfigurationException {
        int status = runLab();
        Map<String, List<DynamicTest>> byClass = new LinkedHashMap<>();
        NodeList cases = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(REPORT.toFile())
                .getElementsByTagName("testcase");
        IntStream.range(0, cases.getLength())
                .mapToObj(i -> (Element) cases.item(i))
                .forEach(testCase -> byClass.computeIfAbsent(
                                testCase.getAttribute("classname"), name -> new ArrayList<>())
                        .add(asTest(testCase)));
        Stream<DynamicNode> classes =
                byClass.entrySet().stream().map(entry -> dynamicContainer(entry.getKey(), entry.getValue()));
        return Stream.concat(classes, Stream.of(dynamicTest("the lab run ends well", () -> assertEquals(0, status))));
    }

    private static int runLab() throws IOException, InterruptedException {
        String classpath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process lab = new ProcessBuilder(
                        Checkout.dev("lab").toString(),
                        "--classpath",
                        classpath,
                        "--launcher",
                        Checkout.launcher().toString())
                .redirectErrorStream(true)
                .start();
        Thread end = new Thread(lab::destroy);
        Runtime.getRuntime().addShutdownHook(end);
        lab.getOutputStream().close();
        // Through this JVM's own stream: the real one is Surefire's channel.
        lab.inputReader(StandardCharsets.UTF_8).lines().forEach(System.out::println);
        int status = lab.waitFor();
        Runtime.getRuntime().removeShutdownHook(end);
        return status;
    }

    private static DynamicTest asTest(Element testCase) {
        return dynamicTest(testCase.getAttribute("name"), () -> {
            assertEquals("", text(testCase, "failure") + text(testCase, "error"));
            assertFalse(has(testCase, "skipped"), "a skipped test shows nothing");
        });
    }

    private static boolean has(Element testCase, String child) {
        return testCase.getElementsByTagName(child).getLength() > 0;
    }

    private static String text(Element testCase, String child) {
        return has(testCase, child)
                ? testCase.getElementsByTagName(child).item(0).getTextContent()
                : "";
    }
}
