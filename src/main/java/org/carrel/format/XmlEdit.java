package org.carrel.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A small XML document that is changed in place; one with a document type is refused. */
final class XmlEdit {
  private final Document document;

  private XmlEdit(Document document) {
    this.document = document;
  }

  static XmlEdit of(byte[] bytes) throws IOException {
    try {
      return new XmlEdit(factory().newDocumentBuilder().parse(new ByteArrayInputStream(bytes)));
    } catch (SAXException | ParserConfigurationException e) {
      throw new UnreadableBook(
          UnreadableBook.Defect.UNSUPPORTED, "Its metadata cannot be changed.", e);
    }
  }

  static XmlEdit fresh(String root) {
    try {
      Document document = factory().newDocumentBuilder().newDocument();
      document.appendChild(document.createElement(root));
      return new XmlEdit(document);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setExpandEntityReferences(false);
    return factory;
  }

  Element root() {
    return document.getDocumentElement();
  }

  /** The children of a local name, in their order. */
  static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && name.equals(element.getLocalName())) {
        found.add(element);
      }
    }
    return found;
  }

  /** Replaces all children of a name by one; null or an empty text leaves none. */
  void set(String name, @Nullable Object value) {
    children(root(), name).forEach(root()::removeChild);
    String text = value == null ? "" : value.toString();
    if (!text.isEmpty()) {
      Element child = document.createElement(name);
      child.setTextContent(text);
      root().appendChild(child);
    }
  }

  /**
   * Adds a child of a namespace.
   *
   * @param name with the prefix that the document is to have
   */
  Element add(
      Element parent, String namespace, String name, Map<String, String> attributes, String text) {
    Element child = document.createElementNS(namespace, name);
    attributes.forEach(child::setAttribute);
    child.setTextContent(text);
    parent.appendChild(child);
    return child;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      TransformerFactory factory = TransformerFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Transformer transformer = factory.newTransformer();
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      transformer.transform(new DOMSource(document), new StreamResult(bytes));
    } catch (TransformerException e) {
      throw new IllegalStateException(
          "No XML for " + root().getTagName().toLowerCase(Locale.ROOT), e);
    }
    return bytes.toByteArray();
  }
}
